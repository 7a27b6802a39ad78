-- Second factors, how strongly and when a session was authenticated, mail that is waiting to be sent, and the single-use tokens in it.

-- release N opens sessions without saying so: by password, now
ALTER TABLE session ADD COLUMN assurance text NOT NULL DEFAULT 'pwd' CHECK (assurance IN ('pwd', 'mfa'));
ALTER TABLE session ADD COLUMN authenticated_at timestamptz NOT NULL DEFAULT now();

ALTER TABLE account ADD COLUMN email_verified_at timestamptz;
GRANT UPDATE (email_verified_at) ON account TO auth_system;

ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check CHECK (kind IN ('password-changed', 'password-reset', 'session-reused', 'api-key-created',
    'totp-enabled', 'totp-disabled', 'recovery-code-used', 'recovery-codes-renewed', 'passkey-added', 'passkey-removed', 'identity-linked'));

CREATE TABLE totp_credential (
    account_id   uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    -- sealed with KEY_ENCRYPTION_KEY, the account as associated data
    secret       bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    -- null until the first code has shown that the secret arrived
    confirmed_at timestamptz,
    -- the step of the last accepted code: each works once
    last_step    bigint      NOT NULL DEFAULT 0
);

CREATE TABLE recovery_code (
    account_id uuid  NOT NULL REFERENCES account ON DELETE CASCADE,
    digest     bytea NOT NULL CHECK (octet_length(digest) = 32),
    used_at    timestamptz,
    PRIMARY KEY (account_id, digest)
);

CREATE TABLE mail (
    id         uuid PRIMARY KEY,
    -- whom it is about: it goes with them; null for people who have no account yet
    account_id uuid REFERENCES account ON DELETE CASCADE,
    -- address and text, sealed: they hold tokens
    sealed     bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    next_at    timestamptz NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0
);
CREATE INDEX mail_due ON mail (next_at);
CREATE INDEX mail_by_account ON mail (account_id);

CREATE TABLE mail_token (
    -- SHA-256 of the token; the token itself is in the mail only
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    purpose    text        NOT NULL CHECK (purpose IN ('reset', 'verify')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX mail_token_by_account ON mail_token (account_id, purpose);
CREATE INDEX mail_token_age ON mail_token (expires_at);

ALTER TABLE totp_credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE totp_credential FORCE ROW LEVEL SECURITY;
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_code FORCE ROW LEVEL SECURITY;
ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail FORCE ROW LEVEL SECURITY;
ALTER TABLE mail_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_token FORCE ROW LEVEL SECURITY;
CREATE POLICY totp_credential_system ON totp_credential TO auth_system USING (true);
CREATE POLICY recovery_code_system ON recovery_code TO auth_system USING (true);
CREATE POLICY mail_system ON mail TO auth_system USING (true);
CREATE POLICY mail_token_system ON mail_token TO auth_system USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON totp_credential, recovery_code, mail, mail_token TO auth_system;
