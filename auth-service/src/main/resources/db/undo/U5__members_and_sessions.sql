DROP TABLE notice;
ALTER TABLE session DROP CONSTRAINT session_ended_by_check;
ALTER TABLE session ADD CONSTRAINT session_ended_by_check CHECK (ended_by IN ('logout', 'reuse')) NOT VALID;
ALTER TABLE session DROP COLUMN client;
DROP POLICY organisation_rename ON organisation;
REVOKE UPDATE (name) ON organisation FROM auth_app;
DROP POLICY membership_remove ON membership;
DROP POLICY membership_change ON membership;
REVOKE UPDATE (role), DELETE ON membership FROM auth_app;
