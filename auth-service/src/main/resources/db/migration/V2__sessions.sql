-- A session is one sign-in: the family of all refresh tokens that descend from it.

CREATE TABLE session (
    id           uuid PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    -- the organisation its access tokens speak for; switched at refresh
    org_id       uuid        NOT NULL REFERENCES organisation ON DELETE CASCADE,
    -- the generation of the one refresh token that may be rotated; its row lock serialises refreshes
    generation   integer     NOT NULL CHECK (generation >= 0),
    created_at   timestamptz NOT NULL,
    refreshed_at timestamptz NOT NULL,
    -- absolute: no refresh moves it
    expires_at   timestamptz NOT NULL CHECK (expires_at > created_at),
    ended_at     timestamptz,
    ended_by     text CHECK (ended_by IN ('logout', 'reuse')),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX session_by_account ON session (account_id, created_at);

CREATE TABLE refresh_token (
    -- SHA-256 of the token; the token itself is nowhere
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    session_id uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    generation integer     NOT NULL CHECK (generation >= 0),
    created_at timestamptz NOT NULL,
    rotated_at timestamptz,
    -- the next generation's token, readable only with this one; kept for the grace window
    successor  bytea,
    -- the schema itself allows one lineage only
    UNIQUE (session_id, generation)
);
-- what the next rotation forgets
CREATE INDEX refresh_token_in_grace ON refresh_token (session_id) WHERE successor IS NOT NULL;

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
ALTER TABLE refresh_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE refresh_token FORCE ROW LEVEL SECURITY;

CREATE POLICY session_read ON session FOR SELECT TO auth_app
    USING (account_id = nullif(current_setting('app.subject', true), '')::uuid);
CREATE POLICY session_system ON session TO auth_system USING (true);
CREATE POLICY refresh_token_system ON refresh_token TO auth_system USING (true);

GRANT SELECT ON session TO auth_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO auth_system;
GRANT SELECT, INSERT, UPDATE ON refresh_token TO auth_system;
