-- A project belongs to one organisation, which PostgreSQL does not know: it takes "of this organisation" and "of this
-- project" for two independent conditions, expects one row of a project of many, and then any index that begins with
-- the two will do for it. So it is told; and indexes that only serve a foreign key begin with what they are for.

create statistics brief_of_project (dependencies) on org_id, project_id from brief;
create statistics revision_of_project (dependencies) on org_id, project_id from revision;
create statistics project_event_of_project (dependencies) on org_id, project_id from project_event;
create statistics project_member_of_project (dependencies) on org_id, project_id from project_member;
create statistics project_invitation_of_project (dependencies) on org_id, project_id from project_invitation;
create statistics task_of_project (dependencies) on org_id, project_id from task;
create statistics comment_of_project (dependencies) on org_id, project_id, task_id, revision_id from comment;

drop index revision_by_brief;
create index revision_by_brief on revision (brief_id);
drop index revision_by_parent;
create index revision_by_parent on revision (parent_id) where parent_id is not null;
drop index acceptance_by_revision;
create index acceptance_by_revision on acceptance (revision_id);
drop index task_by_revision;
create index task_by_revision on task (revision_id) where revision_id is not null;
-- the primary key begins with the project
drop index project_event_by_project;
