-- What happened to accounts and organisations: rows that nobody changes, chained by hashes, with pseudonyms only.

CREATE TABLE audit_event (
    id         uuid PRIMARY KEY,
    org_id     uuid,
    -- a pseudonym: it outlives the account, and names nobody then
    account_id uuid,
    kind       text        NOT NULL CHECK (char_length(kind) BETWEEN 1 AND 40),
    at         timestamptz NOT NULL
);
CREATE INDEX audit_event_by_organisation ON audit_event (org_id, at, id);

CREATE TABLE audit_link (
    position bigint PRIMARY KEY CHECK (position > 0),
    event_id uuid  NOT NULL UNIQUE REFERENCES audit_event,
    -- SHA-256 of the previous link's hash, the position and the event
    hash     bytea NOT NULL CHECK (octet_length(hash) = 32)
);

-- committed, and not yet in the chain: whoever writes an event waits for nobody
CREATE TABLE audit_pending (
    event_id uuid PRIMARY KEY REFERENCES audit_event
);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_link_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link EXECUTE FUNCTION audit_is_append_only();

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_link FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_pending ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_pending FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_event_read ON audit_event FOR SELECT TO auth_app
    USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY audit_event_add ON audit_event FOR INSERT TO auth_app
    WITH CHECK (org_id = nullif(current_setting('app.org', true), '')::uuid);
CREATE POLICY audit_pending_add ON audit_pending FOR INSERT TO auth_app WITH CHECK (true);
CREATE POLICY audit_event_system ON audit_event TO auth_system USING (true);
CREATE POLICY audit_link_system ON audit_link TO auth_system USING (true);
CREATE POLICY audit_pending_system ON audit_pending TO auth_system USING (true);
GRANT SELECT, INSERT ON audit_event TO auth_app;
GRANT INSERT ON audit_pending TO auth_app;
GRANT SELECT, INSERT ON audit_event, audit_link TO auth_system;
GRANT SELECT, INSERT, DELETE ON audit_pending TO auth_system;
