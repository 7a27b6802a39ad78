-- What people say about a task, a revision, or an option of a revision's plan.

create table comment (
    id          uuid        not null primary key,
    org_id      uuid        not null,
    project_id  uuid        not null,
    task_id     uuid,
    revision_id uuid,
    option_id   text        check (char_length(option_id) between 1 and 20),
    text        text        not null check (char_length(text) between 1 and 10000),
    version     bigint      not null default 1,
    author      uuid        not null,
    created_at  timestamptz not null,
    edited_at   timestamptz,
    check ((task_id is null) <> (revision_id is null)),
    check (option_id is null or revision_id is not null),
    foreign key (org_id, project_id) references project (org_id, id) on delete cascade,
    foreign key (org_id, project_id, task_id) references task (org_id, project_id, id) on delete cascade,
    foreign key (org_id, project_id, revision_id) references revision (org_id, project_id, id) on delete cascade
);
create index comment_on_task on comment (org_id, project_id, task_id, created_at, id);
create index comment_on_revision on comment (org_id, project_id, revision_id, created_at, id);
create index comment_on_option on comment (org_id, project_id, revision_id, option_id, created_at, id);

grant select, insert, update, delete on comment to project_app;
alter table comment enable row level security;
alter table comment force row level security;
create policy of_the_organisation on comment to project_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid)
    with check (org_id = nullif(current_setting('app.org', true), '')::uuid);
