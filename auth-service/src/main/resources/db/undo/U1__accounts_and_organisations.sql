-- at once, because the policies of account and organisation look into membership
DROP TABLE membership, organisation, password_credential, account;
