-- The board: what is to be done in a project, in an order that people make.

create table task (
    id           uuid               not null primary key,
    org_id       uuid               not null,
    project_id   uuid               not null,
    -- which task of the accepted plan it is, and the revision that brought it; null for a task people added
    plan_task_id text               check (char_length(plan_task_id) between 1 and 200),
    revision_id  uuid,
    -- whether the plan accepted last still has it
    in_plan      boolean            not null default false,
    -- what people changed themselves: a later plan leaves it alone
    edited       text[]             not null default '{}',
    title        text               not null check (char_length(title) between 1 and 300),
    description  text               not null default '' check (char_length(description) <= 10000),
    done_when    text               not null default '' check (char_length(done_when) <= 2000),
    phase        text               check (char_length(phase) between 1 and 100),
    track        text               check (track in ('backend', 'frontend')),
    status       text               not null
        check (status in ('todo', 'in-progress', 'in-review', 'blocked', 'done', 'dropped')),
    assignee     uuid,
    -- ids of tasks of the plan that come before it
    after        text[]             not null default '{}',
    -- working days of one person
    optimistic   double precision   check (optimistic >= 0),
    likely       double precision   check (likely >= optimistic),
    pessimistic  double precision   check (pessimistic >= likely),
    -- its place: a fraction written in base 62, compared byte by byte
    rank         text collate "C"   not null check (rank ~ '^[0-9A-Za-z]{1,200}$'),
    version      bigint             not null default 1,
    created_by   uuid               not null,
    created_at   timestamptz        not null,
    updated_at   timestamptz        not null,
    unique (org_id, project_id, id),
    -- deferrable, so that one statement may give many tasks new places
    constraint task_place_once unique (project_id, rank) deferrable initially immediate,
    check ((optimistic is null) = (likely is null) and (likely is null) = (pessimistic is null)),
    foreign key (org_id, project_id) references project (org_id, id) on delete cascade,
    foreign key (org_id, project_id, revision_id) references revision (org_id, project_id, id)
        on delete set null (revision_id)
);
create unique index task_of_plan on task (project_id, plan_task_id) where plan_task_id is not null;
create index task_in_plan on task (org_id, project_id, plan_task_id) where in_plan;
-- the board, whole and by each filter
create index task_in_order on task (org_id, project_id, rank);
create index task_by_status on task (org_id, project_id, status, rank);
create index task_by_track on task (org_id, project_id, track, rank);
create index task_by_phase on task (org_id, project_id, phase, rank);
create index task_by_assignee on task (org_id, project_id, assignee, rank);
create index task_by_revision on task (org_id, project_id, revision_id);

-- tasks of the plan that people deleted: they do not come back with the next plan
create table task_removal (
    project_id   uuid        not null,
    plan_task_id text        not null,
    org_id       uuid        not null,
    removed_by   uuid        not null,
    removed_at   timestamptz not null,
    primary key (project_id, plan_task_id),
    foreign key (org_id, project_id) references project (org_id, id) on delete cascade
);
create index task_removal_by_project on task_removal (org_id, project_id);

grant select, insert, update, delete on task to project_app;
grant select, insert on task_removal to project_app;

do
$$
    declare
        name text;
    begin
        foreach name in array array ['task', 'task_removal']
            loop
                execute format('alter table %I enable row level security', name);
                execute format('alter table %I force row level security', name);
                execute format('create policy of_the_organisation on %I to project_app '
                                   'using (org_id = nullif(current_setting(''app.org'', true), '''')::uuid) '
                                   'with check (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)', name);
            end loop;
    end
$$;
