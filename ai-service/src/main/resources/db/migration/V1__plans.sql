-- Plans, written once by the job that made them and never changed.

create table plan (
    id          uuid        not null primary key,
    org_id      uuid        not null,
    -- the job is the idempotency key: run twice, it leaves one plan
    job_id      uuid        not null unique,
    project_id  uuid        not null,
    brief_id    uuid        not null,
    revision_id uuid        not null,
    plan        text        not null check (plan is json object),
    created_by  uuid        not null,
    created_at  timestamptz not null default now(),
    unique (org_id, id)
);

create table plan_file (
    plan_id    uuid    not null,
    position   integer not null,
    org_id     uuid    not null,
    path       text    not null check (char_length(path) between 1 and 300),
    media_type text    not null,
    content    text    not null,
    primary key (plan_id, position),
    unique (plan_id, path),
    foreign key (org_id, plan_id) references plan (org_id, id) on delete cascade
);
create index plan_file_by_plan on plan_file (org_id, plan_id);

grant select, insert on plan, plan_file to ai_app;

alter table plan enable row level security;
alter table plan force row level security;
create policy of_the_organisation on plan to ai_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid)
    with check (org_id = nullif(current_setting('app.org', true), '')::uuid);
alter table plan_file enable row level security;
alter table plan_file force row level security;
create policy of_the_organisation on plan_file to ai_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid)
    with check (org_id = nullif(current_setting('app.org', true), '')::uuid);
