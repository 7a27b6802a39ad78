DROP TABLE membership;
DROP TABLE organisation;
DROP TABLE password_credential;
DROP TABLE account;
