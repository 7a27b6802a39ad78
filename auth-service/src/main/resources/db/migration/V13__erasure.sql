-- A person takes along what is held of them, and is erased.

-- an organisation without other people goes with its last one; the row is locked while that is found out
GRANT UPDATE (name), DELETE ON organisation TO auth_system;
-- what happened to somebody, whatever the organisation
CREATE INDEX audit_event_by_account ON audit_event (account_id, at, id);
