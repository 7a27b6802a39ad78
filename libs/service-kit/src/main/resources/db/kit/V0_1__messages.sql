-- Events on their way out: written in the business transaction, deleted once the broker has confirmed them.
create table outbox (
    id                uuid primary key,
    org_id            uuid,
    exchange          text        not null,
    routing_key       text        not null,
    aggregate_id      uuid        not null,
    aggregate_version bigint      not null,
    payload           jsonb       not null,
    traceparent       text,
    created_at        timestamptz not null default now(),
    next_at           timestamptz not null default now(),
    attempts          integer     not null default 0,
    failure           text
);
create index outbox_due on outbox (next_at, id);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_write on outbox for insert to ${service}_app
    with check (org_id is null or org_id = nullif(current_setting('app.org', true), '')::uuid);
create policy outbox_relay on outbox to ${service}_system using (true) with check (true);
grant insert on outbox to ${service}_app;
grant select, insert, update, delete on outbox to ${service}_system;

-- Events whose effect is in place, so that a second delivery changes nothing.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    org_id      uuid,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_age on inbox (received_at);
alter table inbox enable row level security;
alter table inbox force row level security;
create policy inbox_write on inbox to ${service}_app
    using (org_id is not distinct from nullif(current_setting('app.org', true), '')::uuid)
    with check (org_id is not distinct from nullif(current_setting('app.org', true), '')::uuid);
create policy inbox_sweep on inbox to ${service}_system using (true) with check (true);
grant select, insert on inbox to ${service}_app;
grant select, insert, delete on inbox to ${service}_system;

-- Events whose effect failed: tried again with growing pauses, parked after the last attempt, until an operator replays them.
create table inbox_retry (
    consumer    text        not null,
    event_id    uuid        not null,
    org_id      uuid,
    event_type  text        not null,
    version     bigint      not null,
    payload     text        not null,
    attempts    integer     not null,
    next_at     timestamptz not null,
    parked_at   timestamptz,
    failure     text        not null,
    created_at  timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_retry_due on inbox_retry (next_at) where parked_at is null;
create index inbox_retry_parked on inbox_retry (parked_at) where parked_at is not null;
alter table inbox_retry enable row level security;
alter table inbox_retry force row level security;
create policy inbox_retry_all on inbox_retry to ${service}_system using (true) with check (true);
grant select, insert, update, delete on inbox_retry to ${service}_system;
