DROP TABLE external_sign_in, external_identity;
-- its owner sees no row while the policies hold for the owner, too
ALTER TABLE notice NO FORCE ROW LEVEL SECURITY;
DELETE FROM notice WHERE kind = 'identity-unlinked';
ALTER TABLE notice FORCE ROW LEVEL SECURITY;
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CONSTRAINT notice_kind_check CHECK (kind IN ('password-changed', 'password-reset', 'session-reused', 'api-key-created',
    'totp-enabled', 'totp-disabled', 'recovery-code-used', 'recovery-codes-renewed', 'passkey-added', 'passkey-removed', 'passkey-copied',
    'identity-linked'));
