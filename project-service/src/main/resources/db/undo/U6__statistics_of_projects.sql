create index project_event_by_project on project_event (org_id, project_id);
drop index task_by_revision;
create index task_by_revision on task (org_id, project_id, revision_id);
drop index acceptance_by_revision;
create index acceptance_by_revision on acceptance (org_id, project_id, revision_id);
drop index revision_by_parent;
create index revision_by_parent on revision (org_id, project_id, parent_id);
drop index revision_by_brief;
create index revision_by_brief on revision (org_id, project_id, brief_id);
drop statistics comment_of_project, task_of_project, project_invitation_of_project, project_member_of_project,
    project_event_of_project, revision_of_project, brief_of_project;
