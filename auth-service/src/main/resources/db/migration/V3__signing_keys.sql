-- The keys that sign access tokens. The private half is sealed with KEY_ENCRYPTION_KEY (AES-256-GCM, the kid as associated data).

CREATE TABLE signing_key (
    kid         text PRIMARY KEY,
    state       text        NOT NULL CHECK (state IN ('published', 'signing', 'retired')),
    public_key  bytea       NOT NULL,
    private_key bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    -- when it took up and gave up signing
    signing_at  timestamptz,
    retired_at  timestamptz
);
-- however many replicas start at once, one key signs
CREATE UNIQUE INDEX one_signing_key ON signing_key (state) WHERE state = 'signing';

ALTER TABLE signing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE signing_key FORCE ROW LEVEL SECURITY;
CREATE POLICY signing_key_system ON signing_key TO auth_system USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON signing_key TO auth_system;
