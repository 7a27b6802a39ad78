-- The ledger in full: limits of time, kinds with their switches, and jobs that wait for others.

alter table job
    -- not a minute longer than this in all, and than this in one attempt; run_until is what follows for the attempt at hand
    add column deadline         timestamptz,
    add column run_limit_ms     bigint check (run_limit_ms > 0),
    add column run_until        timestamptz,
    -- fan-in: a blocked job waits until none of its children is open
    add column parent_id        uuid,
    add column open_children    integer not null default 0 check (open_children >= 0),
    add column failed_children  integer not null default 0,
    add column despite_failures boolean not null default false;

alter table job drop constraint job_state_check;
alter table job add constraint job_state_check
    check (state in ('blocked', 'queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled'));
alter table job add constraint job_blocked check (state <> 'blocked' or open_children > 0);

drop index job_unique_key;
create unique index job_unique_key on job (org_id, kind, unique_key)
    where unique_key is not null and state in ('blocked', 'queued', 'running', 'retrying');
-- what the sweeper ends because it is too late for it
create index job_overdue on job (deadline)
    where deadline is not null and state in ('blocked', 'queued', 'retrying');
create index job_children on job (parent_id) where parent_id is not null;
-- the dead, for whoever looks after them
create index job_dead on job (org_id, kind, created_at desc, id desc) where state = 'failed';

-- One row per kind some worker has ever asked for: its switches and limits. What has no row, nobody works on.
create table job_kind (
    name                         text primary key check (name ~ '^[a-z][a-z0-9-]{0,62}$'),
    first_seen_at                timestamptz not null default now(),
    seen_at                      timestamptz not null default now(),
    paused_at                    timestamptz,
    max_running                  integer check (max_running > 0),
    max_running_per_organisation integer check (max_running_per_organisation > 0)
);
-- kinds that have been worked on before this table was there
alter table job no force row level security;
insert into job_kind (name) select distinct kind from job where epoch > 0;
alter table job force row level security;
alter table job_kind enable row level security;
alter table job_kind force row level security;
create policy job_kind_tenant on job_kind for select to ${service}_app
    using (nullif(current_setting('app.org', true), '') is not null);
create policy job_kind_system on job_kind to ${service}_system using (true) with check (true);
grant select on job_kind to ${service}_app;
grant select, insert, update on job_kind to ${service}_system;
