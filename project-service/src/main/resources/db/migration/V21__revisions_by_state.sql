-- lists of revisions by state, and the newest ready one
create index revision_by_state on revision (org_id, project_id, state, number);
