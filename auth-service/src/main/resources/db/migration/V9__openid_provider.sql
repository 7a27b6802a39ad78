-- OpenID provider: applications that people sign in to with their account here.

-- accounts of programs: members with a role and without any way to sign in
ALTER TABLE account ADD COLUMN kind text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'service'));

CREATE TABLE oauth_client (
    id              uuid PRIMARY KEY,
    -- who registered it
    org_id          uuid        NOT NULL REFERENCES organisation ON DELETE CASCADE,
    name            text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    -- SHA-256 of its secret; null for an application that cannot keep one
    secret_digest   bytea CHECK (octet_length(secret_digest) = 32),
    -- compared character by character
    redirect_uris   text[]      NOT NULL,
    logout_uris     text[]      NOT NULL,
    -- the account it acts as with its own credentials; null for one that only acts for people
    service_account uuid UNIQUE REFERENCES account ON DELETE SET NULL,
    created_at      timestamptz NOT NULL,
    CHECK (secret_digest IS NOT NULL OR service_account IS NULL)
);
CREATE INDEX oauth_client_by_organisation ON oauth_client (org_id, created_at, id);

-- the sign-in of a browser at this provider
CREATE TABLE browser_session (
    digest           bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    account_id       uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    assurance        text        NOT NULL CHECK (assurance IN ('pwd', 'mfa')),
    authenticated_at timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL
);
CREATE INDEX browser_session_by_account ON browser_session (account_id);
CREATE INDEX browser_session_age ON browser_session (expires_at);

CREATE TABLE oauth_consent (
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    client_id  uuid        NOT NULL REFERENCES oauth_client ON DELETE CASCADE,
    scopes     text[]      NOT NULL,
    granted_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, client_id)
);
CREATE INDEX oauth_consent_by_client ON oauth_consent (client_id);

-- what an application may do in a session of its own; null for people's own sessions
ALTER TABLE session ADD COLUMN client_id uuid REFERENCES oauth_client ON DELETE CASCADE;
ALTER TABLE session ADD COLUMN scopes text[];
ALTER TABLE session ADD CHECK ((client_id IS NULL) = (scopes IS NULL));
CREATE INDEX session_by_client ON session (client_id) WHERE client_id IS NOT NULL;

CREATE TABLE authorization_code (
    digest           bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    client_id        uuid        NOT NULL REFERENCES oauth_client ON DELETE CASCADE,
    account_id       uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    redirect_uri     text        NOT NULL,
    challenge        text        NOT NULL,
    scopes           text[]      NOT NULL,
    nonce            text,
    assurance        text        NOT NULL CHECK (assurance IN ('pwd', 'mfa')),
    authenticated_at timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    used_at          timestamptz,
    -- what it was traded for, which ends when somebody shows the code again
    session_id       uuid REFERENCES session ON DELETE SET NULL
);
CREATE INDEX authorization_code_age ON authorization_code (expires_at);
CREATE INDEX authorization_code_by_session ON authorization_code (session_id);
CREATE INDEX authorization_code_by_client ON authorization_code (client_id);
CREATE INDEX authorization_code_by_account ON authorization_code (account_id);

ALTER TABLE oauth_client ENABLE ROW LEVEL SECURITY;
ALTER TABLE oauth_client FORCE ROW LEVEL SECURITY;
ALTER TABLE browser_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE browser_session FORCE ROW LEVEL SECURITY;
ALTER TABLE oauth_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE oauth_consent FORCE ROW LEVEL SECURITY;
ALTER TABLE authorization_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE authorization_code FORCE ROW LEVEL SECURITY;
CREATE POLICY oauth_client_own ON oauth_client FOR SELECT TO auth_app
    USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY oauth_client_system ON oauth_client TO auth_system USING (true);
CREATE POLICY browser_session_system ON browser_session TO auth_system USING (true);
CREATE POLICY oauth_consent_system ON oauth_consent TO auth_system USING (true);
CREATE POLICY authorization_code_system ON authorization_code TO auth_system USING (true);
GRANT SELECT (id, org_id, name, redirect_uris, logout_uris, service_account, created_at) ON oauth_client TO auth_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON oauth_client, browser_session, oauth_consent, authorization_code TO auth_system;
GRANT DELETE ON account TO auth_system;
