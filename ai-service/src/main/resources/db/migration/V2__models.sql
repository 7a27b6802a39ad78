-- Models: who provides them, what they cost, by which names they are called, and what may be spent on them.

-- A tenant's data keys, each wrapped by a master key that the database never sees.
create table data_key (
    org_id     uuid        not null,
    version    integer     not null,
    master_key text        not null,
    wrapped    bytea       not null,
    created_at timestamptz not null default now(),
    primary key (org_id, version)
);
create index data_key_by_master on data_key (master_key);

create table provider (
    id             uuid        not null primary key,
    org_id         uuid        not null,
    name           text        not null check (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    dialect        text        not null,
    base_url       text        not null check (char_length(base_url) <= 500),
    -- sealed with data key `credential_key` of the tenant
    credential     bytea,
    credential_key integer,
    enabled        boolean     not null default true,
    version        bigint      not null default 1,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    unique (org_id, name),
    unique (org_id, id),
    check ((credential is null) = (credential_key is null))
);

create table model (
    id                uuid        not null primary key,
    org_id            uuid        not null,
    provider_id       uuid        not null,
    name              text        not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$'),
    upstream_name     text        not null check (char_length(upstream_name) between 1 and 200),
    capabilities      text[]      not null,
    context_tokens    integer     not null check (context_tokens > 0),
    max_output_tokens integer     not null check (max_output_tokens > 0),
    -- nano-dollars for a million tokens; per_call is nano-dollars for one call, or for one image
    price_input       bigint      not null check (price_input >= 0),
    price_cached      bigint      not null check (price_cached >= 0),
    price_cache_write bigint      not null check (price_cache_write >= 0),
    price_output      bigint      not null check (price_output >= 0),
    price_reasoning   bigint      not null check (price_reasoning >= 0),
    price_call        bigint      not null check (price_call >= 0),
    enabled           boolean     not null default true,
    version           bigint      not null default 1,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),
    unique (org_id, name),
    foreign key (org_id, provider_id) references provider (org_id, id)
);
create index model_by_provider on model (org_id, provider_id);

create table route (
    id         uuid        not null primary key,
    org_id     uuid        not null,
    name       text        not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$'),
    active     integer     not null,
    version    bigint      not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (org_id, name),
    unique (org_id, id)
);

create table route_version (
    route_id   uuid        not null,
    number     integer     not null check (number > 0),
    org_id     uuid        not null,
    plan       jsonb       not null,
    created_by uuid        not null,
    created_at timestamptz not null default now(),
    primary key (route_id, number),
    foreign key (org_id, route_id) references route (org_id, id) on delete cascade
);
create index route_version_by_route on route_version (org_id, route_id, number);

-- One counter a tenant, raised by every change: replicas compare it with what they hold.
create table registry_state (
    org_id  uuid   not null primary key,
    version bigint not null
);

create function registry_changed() returns trigger language plpgsql as $$
begin
    insert into registry_state (org_id, version) values (coalesce(new.org_id, old.org_id), 1)
    on conflict (org_id) do update set version = registry_state.version + 1;
    return null;
end $$;
create trigger registry_changed after insert or update or delete on provider
    for each row execute function registry_changed();
create trigger registry_changed after insert or update or delete on model
    for each row execute function registry_changed();
create trigger registry_changed after insert or update or delete on route
    for each row execute function registry_changed();

grant select, insert, update, delete on data_key to ai_system;
grant select, insert, update, delete on provider, model, route to ai_app;
grant select, insert on route_version to ai_app;
grant select, insert, update on registry_state to ai_app;
grant select on provider, model, route, route_version, registry_state to ai_system;

do $$
declare name text;
begin
    foreach name in array array['data_key', 'provider', 'model', 'route', 'route_version', 'registry_state'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy of_the_system on %I to ai_system using (true) with check (true)', name);
        if name <> 'data_key' then
            execute format($policy$create policy of_the_organisation on %I to ai_app
                using (org_id = nullif(current_setting('app.org', true), '')::uuid)
                with check (org_id = nullif(current_setting('app.org', true), '')::uuid)$policy$, name);
        end if;
    end loop;
end $$;
