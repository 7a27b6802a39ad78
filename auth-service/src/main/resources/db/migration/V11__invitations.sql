-- Invitations into organisations, by mail, also of people who have no account yet.

CREATE TABLE invitation (
    id         uuid PRIMARY KEY,
    org_id     uuid        NOT NULL REFERENCES organisation ON DELETE CASCADE,
    email      text        NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
    role       text        NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
    -- an invitation is worth no more than whoever made it is when it is accepted
    invited_by uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    -- SHA-256 of the code in the mail
    digest     bytea       NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    -- the last one counts
    UNIQUE (org_id, email)
);
CREATE INDEX invitation_by_organisation ON invitation (org_id, created_at, id);
CREATE INDEX invitation_by_inviter ON invitation (invited_by);

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY invitation_own ON invitation FOR SELECT TO auth_app
    USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY invitation_system ON invitation TO auth_system USING (true);
GRANT SELECT (id, org_id, email, role, created_at, expires_at) ON invitation TO auth_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO auth_system;
