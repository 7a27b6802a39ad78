-- Rights withdrawn before their tokens end, as a feed that every replica of every service follows.

CREATE TABLE revocation (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    -- Numbers are drawn before they are committed, so a reader who remembers the highest would miss what commits late.
    -- A reader remembers instead the oldest transaction that was still running, and asks again from there on.
    xid        xid8        NOT NULL DEFAULT pg_current_xact_id(),
    -- either the session that ended …
    session_id uuid,
    -- … or whose rights changed, and where (null: everywhere); what was minted later is not meant
    account_id uuid,
    org_id     uuid,
    revoked_at timestamptz NOT NULL,
    -- when the last token it could be about has ended
    expires_at timestamptz NOT NULL CHECK (expires_at > revoked_at),
    PRIMARY KEY (xid, id),
    CHECK ((session_id IS NULL) <> (account_id IS NULL)),
    CHECK (org_id IS NULL OR account_id IS NOT NULL)
);
CREATE INDEX revocation_age ON revocation (expires_at);

ALTER TABLE revocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE revocation FORCE ROW LEVEL SECURITY;
-- a request withdraws rights in its own organisation only
CREATE POLICY revocation_add ON revocation FOR INSERT TO auth_app
    WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY revocation_system ON revocation TO auth_system USING (true);
GRANT INSERT ON revocation TO auth_app;
GRANT SELECT, INSERT, DELETE ON revocation TO auth_system;

-- Who mints a token reads the role under a share lock, so that a change of role knows of every token minted before it.
GRANT UPDATE (role) ON membership TO auth_system;
