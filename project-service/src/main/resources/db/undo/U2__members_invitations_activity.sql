drop index project_event_activity_of_person;
drop index project_event_activity;
alter table project_event drop column actor;
drop table project_invitation, project_member;
alter table project drop column contributors;
