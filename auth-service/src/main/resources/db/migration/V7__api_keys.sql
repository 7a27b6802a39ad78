-- Keys with which programs act for somebody in one organisation: the digest of each, never the key.

CREATE TABLE api_key (
    id           uuid PRIMARY KEY,
    org_id       uuid        NOT NULL REFERENCES organisation ON DELETE CASCADE,
    account_id   uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    name         text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    -- what its owner recognises it by
    hint         text        NOT NULL,
    digest       bytea       NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    scopes       text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX api_key_by_owner ON api_key (org_id, account_id, created_at, id);

ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY api_key_read ON api_key FOR SELECT TO auth_app
    USING (org_id = nullif(current_setting('app.org', true), '')::uuid
        AND account_id = nullif(current_setting('app.subject', true), '')::uuid);
CREATE POLICY api_key_system ON api_key TO auth_system USING (true);
-- the list shows everything but the digest
GRANT SELECT (id, org_id, account_id, name, hint, scopes, created_at, expires_at, last_used_at, revoked_at) ON api_key TO auth_app;
GRANT SELECT, INSERT, UPDATE ON api_key TO auth_system;
