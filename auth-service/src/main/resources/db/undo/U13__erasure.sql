DROP INDEX audit_event_by_account;
REVOKE UPDATE (name), DELETE ON organisation FROM auth_system;
