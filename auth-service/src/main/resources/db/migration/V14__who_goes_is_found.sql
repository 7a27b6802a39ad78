-- What goes with a person, a program's account or an organisation is found without reading everybody's.
CREATE INDEX session_by_organisation ON session (org_id);
CREATE INDEX api_key_by_account ON api_key (account_id, created_at, id);
CREATE INDEX invitation_by_email ON invitation (email);
