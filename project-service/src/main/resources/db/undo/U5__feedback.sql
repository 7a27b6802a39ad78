drop table acceptance;
alter table revision_plan drop column plan_id;
drop index revision_planning_once;
-- row by row security is forced on the owner too
alter table revision no force row level security;
delete from revision where cause = 'feedback';
alter table revision force row level security;
alter table revision drop constraint revision_feedback_has_parent;
alter table revision drop column feedback;
alter table revision drop constraint revision_cause_check;
alter table revision add constraint revision_cause_check check (cause in ('brief'));
