-- Answers of creating calls by the caller's Idempotency-Key, written in the transaction of the work itself.
create table idempotency_key (
    org_id      uuid        not null,
    digest      bytea       not null check (octet_length(digest) = 32),
    fingerprint bytea       not null check (octet_length(fingerprint) = 32),
    status      smallint    not null,
    location    text,
    body        text,
    created_at  timestamptz not null default now(),
    primary key (org_id, digest)
);
create index idempotency_key_age on idempotency_key (created_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy idempotency_key_tenant on idempotency_key to ${service}_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid);
create policy idempotency_key_system on idempotency_key to ${service}_system using (true);
grant select, insert on idempotency_key to ${service}_app;
grant select, delete on idempotency_key to ${service}_system;

-- How much each caller has used of each limit; shared by all replicas.
create table rate_limit (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index rate_limit_age on rate_limit (expires_at);
alter table rate_limit enable row level security;
alter table rate_limit force row level security;
create policy rate_limit_system on rate_limit to ${service}_system using (true) with check (true);
grant select, insert, update, delete on rate_limit to ${service}_system;
