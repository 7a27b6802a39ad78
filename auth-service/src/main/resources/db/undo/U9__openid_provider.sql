REVOKE DELETE ON account FROM auth_system;
DROP TABLE authorization_code;
DROP INDEX session_by_client;
ALTER TABLE session DROP COLUMN client_id, DROP COLUMN scopes;
DROP TABLE oauth_consent, browser_session, oauth_client;
ALTER TABLE account DROP COLUMN kind;
