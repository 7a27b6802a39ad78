-- Who has an account, which organisations there are, and who stands where in them.
-- auth_app serves requests under a tenant; auth_system serves what has none yet: registration, login, refresh, delegation.

CREATE TABLE account (
    id           uuid PRIMARY KEY,
    -- in normal form (trimmed, lower case, ASCII domain), so that unique means one account per mailbox
    email        text        NOT NULL UNIQUE CHECK (char_length(email) BETWEEN 3 AND 254),
    display_name text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 100),
    created_at   timestamptz NOT NULL
);

-- Apart from the account, so that no query under a tenant can reach a hash; passkeys and codes will stand beside it.
CREATE TABLE password_credential (
    account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    phc        text        NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE TABLE organisation (
    id          uuid PRIMARY KEY,
    name        text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    -- the account whose personal organisation this is; null for one that was founded
    personal_of uuid UNIQUE REFERENCES account ON DELETE CASCADE,
    created_at  timestamptz NOT NULL
);

CREATE TABLE membership (
    org_id     uuid        NOT NULL REFERENCES organisation ON DELETE CASCADE,
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    role       text        NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, account_id)
);
CREATE INDEX membership_by_account ON membership (account_id, created_at, org_id);
CREATE INDEX membership_by_age ON membership (org_id, created_at, account_id);

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
ALTER TABLE password_credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE password_credential FORCE ROW LEVEL SECURITY;
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE membership FORCE ROW LEVEL SECURITY;

-- A request sees the memberships of its subject and those of its organisation, and what they lead to: no more.
CREATE POLICY membership_read ON membership FOR SELECT TO auth_app
    USING (account_id = nullif(current_setting('app.subject', true), '')::uuid
        OR org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY membership_add ON membership FOR INSERT TO auth_app
    WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);

CREATE POLICY account_read ON account FOR SELECT TO auth_app
    USING (id = nullif(current_setting('app.subject', true), '')::uuid
        OR EXISTS (SELECT 1 FROM membership m
                   WHERE m.account_id = account.id
                     AND m.org_id = nullif(current_setting('app.org', true), '')::uuid));

CREATE POLICY organisation_read ON organisation FOR SELECT TO auth_app
    USING (id = nullif(current_setting('app.org', true), '')::uuid
        OR EXISTS (SELECT 1 FROM membership m
                   WHERE m.org_id = organisation.id
                     AND m.account_id = nullif(current_setting('app.subject', true), '')::uuid));
-- a new organisation is founded inside its own tenant
CREATE POLICY organisation_found ON organisation FOR INSERT TO auth_app
    WITH CHECK (id = nullif(current_setting('app.org', true), '')::uuid AND personal_of IS NULL);

CREATE POLICY account_system ON account TO auth_system USING (true);
CREATE POLICY password_credential_system ON password_credential TO auth_system USING (true);
CREATE POLICY organisation_system ON organisation TO auth_system USING (true);
CREATE POLICY membership_system ON membership TO auth_system USING (true);

GRANT SELECT ON account TO auth_app;
GRANT SELECT, INSERT ON organisation, membership TO auth_app;
GRANT SELECT, INSERT ON account, organisation, membership TO auth_system;
GRANT SELECT, INSERT, UPDATE ON password_credential TO auth_system;
