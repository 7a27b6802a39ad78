-- What attempts have to tell, when jobs are to be submitted again and again, and how long it is all kept.

alter table job add column reported_at timestamptz;
-- what retention looks through, from the oldest on
create index job_finished on job (finished_at) where finished_at is not null;

-- Lines of the attempts' logs, numbered by their worker: what is sent twice is stored once.
create table job_log (
    job_id  uuid        not null,
    epoch   integer     not null,
    number  integer     not null,
    org_id  uuid        not null,
    at      timestamptz not null,
    level   text        not null check (level in ('DEBUG', 'INFO', 'WARN', 'ERROR')),
    message text        not null,
    fields  jsonb,
    primary key (job_id, epoch, number)
);
alter table job_log enable row level security;
alter table job_log force row level security;
create policy job_log_tenant on job_log for select to ${service}_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid);
create policy job_log_system on job_log to ${service}_system using (true) with check (true);
grant select on job_log to ${service}_app;
grant select, insert, delete on job_log to ${service}_system;

-- Curves, a thousand points a row: big-endian longs and doubles, beside the extremes by which the row is drawn from afar.
create table job_curve (
    job_id     uuid             not null,
    epoch      integer          not null,
    name       text             not null,
    first      bigint           not null,
    org_id     uuid             not null,
    points     integer          not null,
    steps      bytea            not null,
    "values"   bytea            not null,
    first_step bigint           not null,
    last_step  bigint           not null,
    min_step   bigint           not null,
    min_value  double precision not null,
    max_step   bigint           not null,
    max_value  double precision not null,
    primary key (job_id, epoch, name, first)
);
alter table job_curve alter column steps set storage external, alter column "values" set storage external;
alter table job_curve enable row level security;
alter table job_curve force row level security;
create policy job_curve_tenant on job_curve for select to ${service}_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid);
create policy job_curve_system on job_curve to ${service}_system using (true) with check (true);
grant select on job_curve to ${service}_app;
grant select, insert, update, delete on job_curve to ${service}_system;

-- Jobs to be: by cron in a time zone, or once.
create table job_schedule (
    id           uuid primary key,
    org_id       uuid        not null,
    subject      uuid        not null,
    name         text        not null,
    kind         text        not null check (kind ~ '^[a-z][a-z0-9-]{0,62}$'),
    input        jsonb       not null,
    scopes       text[]      not null,
    priority     smallint    not null,
    max_attempts smallint    not null check (max_attempts > 0),
    run_limit_ms bigint check (run_limit_ms > 0),
    cron         text,
    zone         text        not null,
    once_at      timestamptz,
    missed       text        not null check (missed in ('skip', 'once', 'all')),
    enabled      boolean     not null,
    next_at      timestamptz,
    last_at      timestamptz,
    last_job_id  uuid,
    version      bigint      not null default 1,
    created_at   timestamptz not null default now(),
    check ((cron is null) <> (once_at is null))
);
create index job_schedule_due on job_schedule (next_at) where enabled and next_at is not null;
create index job_schedule_listed on job_schedule (org_id, created_at desc, id desc);
alter table job_schedule enable row level security;
alter table job_schedule force row level security;
create policy job_schedule_tenant on job_schedule to ${service}_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid)
    with check (org_id = nullif(current_setting('app.org', true), '')::uuid);
create policy job_schedule_system on job_schedule for select to ${service}_system using (true);
grant select, insert, update, delete on job_schedule to ${service}_app;
grant select on job_schedule to ${service}_system;

-- retention
grant delete on job, attempt, job_event to ${service}_system;
