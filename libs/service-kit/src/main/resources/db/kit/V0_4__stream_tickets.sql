-- Single-use tickets for streams: the digest of each until it is used or too old. Issued under the tenant, taken in by the system role,
-- which alone sees them.
create table stream_ticket (
    digest           bytea primary key check (octet_length(digest) = 32),
    org_id           uuid        not null,
    subject          uuid        not null,
    session_id       uuid,
    scopes           text[]      not null,
    paths            text[]      not null,
    -- of the token it was issued for: the stream ends with it
    token_issued_at  timestamptz not null,
    token_expires_at timestamptz not null,
    expires_at       timestamptz not null
);
create index stream_ticket_age on stream_ticket (expires_at);
alter table stream_ticket enable row level security;
alter table stream_ticket force row level security;
create policy stream_ticket_issue on stream_ticket for insert to ${service}_app
    with check (org_id = nullif(current_setting('app.org', true), '')::uuid);
create policy stream_ticket_system on stream_ticket to ${service}_system using (true) with check (true);
grant insert on stream_ticket to ${service}_app;
grant select, delete on stream_ticket to ${service}_system;
