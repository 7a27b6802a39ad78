DROP INDEX invitation_by_email;
DROP INDEX api_key_by_account;
DROP INDEX session_by_organisation;
