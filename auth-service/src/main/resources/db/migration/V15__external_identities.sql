-- Accounts elsewhere that open accounts here, and sign-ins with them that have begun.

CREATE TABLE external_identity (
    id           uuid PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    -- the operator's name for the provider, for people to read; the issuer is what counts
    provider     text        NOT NULL CHECK (char_length(provider) <= 40),
    issuer       text        NOT NULL CHECK (char_length(issuer) <= 500),
    subject      text        NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255),
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    UNIQUE (issuer, subject)
);
CREATE INDEX external_identity_by_account ON external_identity (account_id, created_at, id);

CREATE TABLE external_sign_in (
    -- SHA-256 of the state
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    -- SHA-256 of what the browser keeps, from which nonce and verifier follow
    browser    bytea       NOT NULL CHECK (octet_length(browser) = 32),
    provider   text        NOT NULL,
    -- of the application, sealed: it may hold an address
    request    bytea       NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX external_sign_in_age ON external_sign_in (expires_at);

ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check CHECK (kind IN ('password-changed', 'password-reset', 'session-reused', 'api-key-created',
    'totp-enabled', 'totp-disabled', 'recovery-code-used', 'recovery-codes-renewed', 'passkey-added', 'passkey-removed', 'passkey-copied',
    'identity-linked', 'identity-unlinked'));

ALTER TABLE external_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE external_identity FORCE ROW LEVEL SECURITY;
ALTER TABLE external_sign_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE external_sign_in FORCE ROW LEVEL SECURITY;
CREATE POLICY external_identity_own ON external_identity FOR SELECT TO auth_app
    USING (account_id = nullif(current_setting('app.subject', true), '')::uuid);
CREATE POLICY external_identity_system ON external_identity TO auth_system USING (true);
CREATE POLICY external_sign_in_system ON external_sign_in TO auth_system USING (true);
GRANT SELECT ON external_identity TO auth_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON external_identity TO auth_system;
GRANT SELECT, INSERT, DELETE ON external_sign_in TO auth_system;
