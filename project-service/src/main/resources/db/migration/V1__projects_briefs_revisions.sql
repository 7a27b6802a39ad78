-- Projects own everything else here; every table carries the organisation, and a child can only belong to a parent of
-- the same organisation because the foreign keys say so.

create table project (
    id             uuid        not null primary key,
    org_id         uuid        not null,
    name           text        not null check (char_length(name) between 1 and 200),
    description    text        not null default '' check (char_length(description) <= 10000),
    state          text        not null default 'active' check (state in ('active', 'archived')),
    version        bigint      not null default 1,
    event_sequence bigint      not null default 0,
    created_by     uuid        not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    unique (org_id, id)
);
-- the list, with and without the state filter, in both directions
create index project_newest on project (org_id, created_at, id);
create index project_newest_by_state on project (org_id, state, created_at, id);

create table brief (
    id         uuid        not null primary key,
    org_id     uuid        not null,
    project_id uuid        not null,
    text       text        not null check (char_length(text) between 1 and 100000),
    language   text        check (language in ('en', 'zh')),
    -- kept as it was given, so that what the planner reads is what the person wrote
    context    text        not null check (context is json object),
    created_by uuid        not null,
    created_at timestamptz not null,
    unique (org_id, project_id, id),
    foreign key (org_id, project_id) references project (org_id, id) on delete cascade
);
create index brief_newest on brief (org_id, project_id, created_at, id);

create table revision (
    id                uuid        not null primary key,
    org_id            uuid        not null,
    project_id        uuid        not null,
    number            integer     not null check (number > 0),
    state             text        not null check (state in ('planning', 'ready', 'failed')),
    brief_id          uuid        not null,
    job_id            uuid        not null unique,
    parent_id         uuid,
    cause             text        not null check (cause in ('brief')),
    progress_percent  integer     not null default 0 check (progress_percent between 0 and 100),
    progress_stage    text,
    progress_version  bigint      not null default 0,
    failure_code      text,
    failure_message   text,
    created_by        uuid        not null,
    created_at        timestamptz not null,
    finished_at       timestamptz,
    unique (org_id, project_id, id),
    unique (project_id, number),
    check ((state = 'planning') = (finished_at is null)),
    check ((state = 'failed') = (failure_code is not null)),
    foreign key (org_id, project_id) references project (org_id, id) on delete cascade,
    foreign key (org_id, project_id, brief_id) references brief (org_id, project_id, id) on delete cascade,
    foreign key (org_id, project_id, parent_id) references revision (org_id, project_id, id) on delete cascade
);
create index revision_by_brief on revision (org_id, project_id, brief_id);
create index revision_by_parent on revision (org_id, project_id, parent_id);

-- what a finished job brought: the plan exactly as the planner wrote it, and the files of its bundle
create table revision_plan (
    revision_id uuid not null primary key,
    org_id      uuid not null,
    project_id  uuid not null,
    plan        text not null check (plan is json object),
    foreign key (org_id, project_id, revision_id) references revision (org_id, project_id, id) on delete cascade
);
create index revision_plan_by_revision on revision_plan (org_id, project_id, revision_id);

create table revision_file (
    revision_id uuid  not null,
    path        text  not null check (char_length(path) between 1 and 300),
    org_id      uuid  not null,
    project_id  uuid  not null,
    media_type  text  not null,
    content     bytea not null,
    sha256      bytea not null check (octet_length(sha256) = 32),
    primary key (revision_id, path),
    foreign key (org_id, project_id, revision_id) references revision (org_id, project_id, id) on delete cascade
);
create index revision_file_by_revision on revision_file (org_id, project_id, revision_id);

-- the project's stream: a gapless sequence, taken under the lock of the project's row
create table project_event (
    project_id  uuid        not null,
    sequence    bigint      not null check (sequence > 0),
    org_id      uuid        not null,
    type        text        not null,
    data        text        not null check (data is json object),
    occurred_at timestamptz not null,
    primary key (project_id, sequence),
    foreign key (org_id, project_id) references project (org_id, id) on delete cascade
);
create index project_event_by_project on project_event (org_id, project_id);

grant select, insert, update, delete on project to project_app;
grant select, insert on brief to project_app;
grant select, insert, update on revision to project_app;
grant select, insert on revision_plan, revision_file, project_event to project_app;
-- the stream reads for every open connection at once, whatever its organisation
grant select (id) on project to project_system;
grant select on project_event to project_system;

do
$$
    declare
        name text;
    begin
        foreach name in array array ['project', 'brief', 'revision', 'revision_plan', 'revision_file', 'project_event']
            loop
                execute format('alter table %I enable row level security', name);
                execute format('alter table %I force row level security', name);
                execute format('create policy of_the_organisation on %I to project_app '
                                   'using (org_id = nullif(current_setting(''app.org'', true), '''')::uuid) '
                                   'with check (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)', name);
            end loop;
    end
$$;
create policy stream_reads on project for select to project_system using (true);
create policy stream_reads on project_event for select to project_system using (true);
