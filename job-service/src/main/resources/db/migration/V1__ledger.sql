-- One row per job: what was asked, where it stands, and the attempt at hand. It is updated in place often (claim, heartbeat,
-- end), hence the room left in its pages, the eager vacuum, and no index over anything a heartbeat changes.
create table job (
    id                  uuid primary key,
    org_id              uuid        not null,
    subject             uuid        not null,
    requester           text,
    kind                text        not null check (kind ~ '^[a-z][a-z0-9-]{0,62}$'),
    state               text        not null check (state in ('queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled')),
    priority            smallint    not null,
    input               jsonb       not null,
    scopes              text[]      not null,
    unique_key          text,
    max_attempts        smallint    not null check (max_attempts > 0),
    run_at              timestamptz not null,
    created_at          timestamptz not null default now(),
    -- the attempt at hand, or the last one; epoch grows with every claim and fences out whoever held the job before
    attempt             smallint    not null default 0,
    epoch               integer     not null default 0,
    worker              text,
    started_at          timestamptz,
    lease_until         timestamptz,
    cancel_requested_at timestamptz,
    percent             smallint check (percent between 0 and 100),
    stage               text,
    message             text,
    told_at             timestamptz,
    untold              boolean     not null default false,
    -- the end
    result              jsonb,
    error_code          text,
    error_message       text,
    finished_at         timestamptz,
    -- how many events the job has had; the sequence of the newest
    version             bigint      not null default 1,
    constraint job_leased check ((state = 'running') = (lease_until is not null)),
    constraint job_ended check ((state in ('succeeded', 'failed', 'cancelled')) = (finished_at is not null)),
    constraint job_failed check (state <> 'failed' or error_code is not null)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

-- what a claim walks: organisation by organisation, by priority, then age
create index job_waiting on job (kind, org_id, priority desc, run_at, id) where state in ('queued', 'retrying');
-- what the sweeper looks through; as small as there are workers, and free of lease_until so that heartbeats stay cheap
create index job_running on job (kind, org_id) where state = 'running';
-- what a person lists
create index job_listed on job (org_id, created_at desc, id desc);
create unique index job_unique_key on job (org_id, kind, unique_key)
    where unique_key is not null and state in ('queued', 'running', 'retrying');

alter table job enable row level security;
alter table job force row level security;
create policy job_tenant on job to ${service}_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid)
    with check (org_id = nullif(current_setting('app.org', true), '')::uuid);
create policy job_system on job to ${service}_system using (true) with check (true);
grant select, insert, update on job to ${service}_app;
grant select, update on job to ${service}_system;

-- Attempts that are over. The one at hand lives in the job's row, so that an attempt costs one insert and no update. No foreign
-- key here and below: rows are written by the statement that holds the job's row, and old ones are to go by partition.
create table attempt (
    job_id        uuid        not null,
    epoch         integer     not null,
    org_id        uuid        not null,
    number        smallint    not null,
    worker        text        not null,
    outcome       text        not null check (outcome in ('succeeded', 'failed', 'cancelled', 'lost')),
    error_code    text,
    error_message text,
    started_at    timestamptz not null,
    ended_at      timestamptz not null,
    primary key (job_id, epoch)
);
alter table attempt enable row level security;
alter table attempt force row level security;
create policy attempt_tenant on attempt for select to ${service}_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid);
create policy attempt_system on attempt to ${service}_system using (true) with check (true);
grant select on attempt to ${service}_app;
grant select, insert on attempt to ${service}_system;

-- What happened to a job, in order and without gaps: the sequence is taken under the job's row lock.
create table job_event (
    job_id   uuid        not null,
    sequence bigint      not null,
    org_id   uuid        not null,
    type     text        not null,
    data     jsonb       not null,
    at       timestamptz not null default now(),
    primary key (job_id, sequence)
);
alter table job_event enable row level security;
alter table job_event force row level security;
create policy job_event_tenant on job_event to ${service}_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid)
    with check (org_id = nullif(current_setting('app.org', true), '')::uuid);
create policy job_event_system on job_event to ${service}_system using (true) with check (true);
grant select, insert on job_event to ${service}_app;
grant select, insert on job_event to ${service}_system;

-- One bell per kind. While it is rung, workers are on their way: nobody rings again until one of them has answered by
-- claiming, or until too long has passed.
create table bell (
    kind      text primary key,
    rung      boolean     not null default false,
    rung_at   timestamptz not null default now(),
    reminders integer     not null default 0,
    version   bigint      not null default 0
) with (fillfactor = 50);
alter table bell enable row level security;
alter table bell force row level security;
create policy bell_system on bell to ${service}_system using (true) with check (true);
grant select, insert, update on bell to ${service}_system;
