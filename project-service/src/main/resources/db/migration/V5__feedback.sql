-- Revisions made from what was said about another one, and which revision a project goes by.

alter table revision drop constraint revision_cause_check;
alter table revision add constraint revision_cause_check check (cause in ('brief', 'feedback'));
-- what was said, exactly as it was said: a revision can be planned again from its brief and these
alter table revision add column feedback text check (feedback is json object);
alter table revision add constraint revision_feedback_has_parent
    check ((cause = 'feedback') = (feedback is not null and parent_id is not null));
-- two answers to the same plan are not worked on at once without anybody noticing
create unique index revision_planning_once on revision (parent_id) where state = 'planning' and parent_id is not null;

-- where ai-service keeps the plan; absent for plans stored before this migration
alter table revision_plan add column plan_id uuid;

create table acceptance (
    project_id  uuid        not null primary key,
    org_id      uuid        not null,
    revision_id uuid        not null,
    option_id   text        not null check (char_length(option_id) between 1 and 20),
    accepted_by uuid        not null,
    accepted_at timestamptz not null,
    foreign key (org_id, project_id, revision_id) references revision (org_id, project_id, id) on delete cascade
);
create index acceptance_by_revision on acceptance (org_id, project_id, revision_id);

grant select, insert, update on acceptance to project_app;
alter table acceptance enable row level security;
alter table acceptance force row level security;
create policy of_the_organisation on acceptance to project_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid)
    with check (org_id = nullif(current_setting('app.org', true), '')::uuid);
