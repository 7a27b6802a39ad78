-- How often somebody may try a password. Keys are digests of address and account, so that neither can be read here, and an account that
-- does not exist is throttled like one that does.

CREATE TABLE login_bucket (
    key bytea PRIMARY KEY CHECK (octet_length(key) = 32),
    -- when the bucket is empty again (GCRA's theoretical arrival time)
    full_until timestamptz NOT NULL
);
CREATE INDEX login_bucket_age ON login_bucket (full_until);

-- Where somebody has signed in from before: attacks from elsewhere do not concern them there.
CREATE TABLE known_address (
    key        bytea PRIMARY KEY CHECK (octet_length(key) = 32),
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    seen_at    timestamptz NOT NULL
);
CREATE INDEX known_address_by_account ON known_address (account_id);
CREATE INDEX known_address_age ON known_address (seen_at);

ALTER TABLE login_bucket ENABLE ROW LEVEL SECURITY;
ALTER TABLE login_bucket FORCE ROW LEVEL SECURITY;
ALTER TABLE known_address ENABLE ROW LEVEL SECURITY;
ALTER TABLE known_address FORCE ROW LEVEL SECURITY;
CREATE POLICY login_bucket_system ON login_bucket TO auth_system USING (true);
CREATE POLICY known_address_system ON known_address TO auth_system USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON login_bucket, known_address TO auth_system;
