-- Teams: people of an organisation who are spoken of by one name.

CREATE TABLE team (
    id          uuid PRIMARY KEY,
    org_id      uuid        NOT NULL REFERENCES organisation ON DELETE CASCADE,
    name        text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    -- what lists sort by and what is unique; stored, because row-level security lets no index answer for lower(name)
    name_key    text        NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
    description text        NOT NULL CHECK (char_length(description) <= 1000),
    version     bigint      NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    UNIQUE (org_id, name_key),
    UNIQUE (org_id, id)
);

CREATE TABLE team_member (
    team_id    uuid        NOT NULL,
    account_id uuid        NOT NULL,
    org_id     uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (team_id, account_id),
    FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id) ON DELETE CASCADE,
    -- whoever leaves the organisation leaves its teams, by whichever way and in whichever release
    FOREIGN KEY (org_id, account_id) REFERENCES membership ON DELETE CASCADE
);
CREATE INDEX team_member_by_age ON team_member (team_id, created_at, account_id);
CREATE INDEX team_member_by_account ON team_member (account_id, org_id, created_at, team_id);

ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
ALTER TABLE team_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE team_member FORCE ROW LEVEL SECURITY;
CREATE POLICY team_own ON team TO auth_app USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY team_member_own ON team_member TO auth_app USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY team_system ON team FOR SELECT TO auth_system USING (true);
CREATE POLICY team_member_system ON team_member FOR SELECT TO auth_system USING (true);
GRANT SELECT, INSERT, UPDATE (name, description, version, updated_at), DELETE ON team TO auth_app;
GRANT SELECT, INSERT, DELETE ON team_member TO auth_app;
GRANT SELECT ON team, team_member TO auth_system;
