-- Members whose role changes or who leave, organisations that are renamed, sessions their owner can tell apart and end, and notices of what
-- happened to an account.

GRANT UPDATE (role), DELETE ON membership TO auth_app;
CREATE POLICY membership_change ON membership FOR UPDATE TO auth_app
    USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY membership_remove ON membership FOR DELETE TO auth_app
    USING (org_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT UPDATE (name) ON organisation TO auth_app;
CREATE POLICY organisation_rename ON organisation FOR UPDATE TO auth_app
    USING (id = nullif(current_setting('app.org', true), '')::uuid);

-- what the client called itself at login
ALTER TABLE session ADD COLUMN client text CHECK (char_length(client) <= 200);
ALTER TABLE session DROP CONSTRAINT session_ended_by_check;
ALTER TABLE session ADD CONSTRAINT session_ended_by_check CHECK (ended_by IN ('logout', 'reuse', 'revoked', 'password'));

CREATE TABLE notice (
    id         uuid PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    kind       text        NOT NULL CHECK (kind IN ('password-changed', 'session-reused', 'api-key-created')),
    created_at timestamptz NOT NULL
);
CREATE INDEX notice_by_account ON notice (account_id, created_at, id);
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_read ON notice FOR SELECT TO auth_app
    USING (account_id = nullif(current_setting('app.subject', true), '')::uuid);
CREATE POLICY notice_system ON notice TO auth_system USING (true);
GRANT SELECT ON notice TO auth_app;
GRANT SELECT, INSERT, DELETE ON notice TO auth_system;
