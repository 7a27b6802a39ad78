-- Passkeys, and the challenges of ceremonies that have begun.

CREATE TABLE passkey (
    id              uuid PRIMARY KEY,
    account_id      uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    -- the authenticator's name for it
    credential_id   bytea       NOT NULL UNIQUE CHECK (octet_length(credential_id) BETWEEN 1 AND 1023),
    -- the public key, as the authenticator wrote it
    attested        bytea       NOT NULL,
    -- as the authenticator last told; 0 for those that do not count
    sign_count      bigint      NOT NULL CHECK (sign_count >= 0),
    backup_eligible boolean     NOT NULL,
    backed_up       boolean     NOT NULL,
    transports      text[]      NOT NULL,
    name            text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    created_at      timestamptz NOT NULL,
    last_used_at    timestamptz
);
CREATE INDEX passkey_by_account ON passkey (account_id, created_at, id);

CREATE TABLE passkey_challenge (
    -- SHA-256 of the challenge
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    -- whose passkey is being registered, in which session; null for a sign-in, for nobody is known yet
    account_id uuid REFERENCES account ON DELETE CASCADE,
    session_id uuid REFERENCES session ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    CHECK ((account_id IS NULL) = (session_id IS NULL))
);
CREATE INDEX passkey_challenge_by_account ON passkey_challenge (account_id, session_id);
CREATE INDEX passkey_challenge_by_session ON passkey_challenge (session_id);
CREATE INDEX passkey_challenge_age ON passkey_challenge (expires_at);

ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check CHECK (kind IN ('password-changed', 'password-reset', 'session-reused', 'api-key-created',
    'totp-enabled', 'totp-disabled', 'recovery-code-used', 'recovery-codes-renewed', 'passkey-added', 'passkey-removed', 'passkey-copied',
    'identity-linked'));

ALTER TABLE passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey FORCE ROW LEVEL SECURITY;
ALTER TABLE passkey_challenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey_challenge FORCE ROW LEVEL SECURITY;
CREATE POLICY passkey_own ON passkey FOR SELECT TO auth_app
    USING (account_id = nullif(current_setting('app.subject', true), '')::uuid);
CREATE POLICY passkey_system ON passkey TO auth_system USING (true);
CREATE POLICY passkey_challenge_system ON passkey_challenge TO auth_system USING (true);
GRANT SELECT (id, account_id, name, backed_up, created_at, last_used_at) ON passkey TO auth_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey, passkey_challenge TO auth_system;
