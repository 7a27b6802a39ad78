DROP TABLE mail_token, mail, recovery_code, totp_credential;
-- its owner sees no row while the policies hold for the owner, too
ALTER TABLE notice NO FORCE ROW LEVEL SECURITY;
DELETE FROM notice WHERE kind NOT IN ('password-changed', 'session-reused', 'api-key-created');
ALTER TABLE notice FORCE ROW LEVEL SECURITY;
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check CHECK (kind IN ('password-changed', 'session-reused', 'api-key-created'));
REVOKE UPDATE (email_verified_at) ON account FROM auth_system;
ALTER TABLE account DROP COLUMN email_verified_at;
ALTER TABLE session DROP COLUMN assurance, DROP COLUMN authenticated_at;
