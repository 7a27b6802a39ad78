DROP TABLE audit_pending, audit_link, audit_event;
DROP FUNCTION audit_is_append_only();
