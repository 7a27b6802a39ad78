-- What may be used, what is used and what is set aside for calls under way; and every call that was made.

create table allowance (
    id           uuid        not null primary key,
    org_id       uuid        not null,
    name         text        not null check (char_length(name) between 1 and 100),
    subject_kind text        not null,
    subject      text        not null default '',
    measure      text        not null,
    period       text        not null,
    amount       bigint      not null check (amount >= 0),
    version      bigint      not null default 1,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    unique (org_id, name),
    unique (org_id, id)
);

create table allowance_use (
    allowance_id uuid        not null,
    period_start timestamptz not null,
    org_id       uuid        not null,
    used         bigint      not null default 0 check (used >= 0),
    reserved     bigint      not null default 0 check (reserved >= 0),
    primary key (allowance_id, period_start),
    foreign key (org_id, allowance_id) references allowance (org_id, id) on delete cascade
);
create index allowance_use_by_allowance on allowance_use (org_id, allowance_id);

-- Replicas that serve calls; the reservations of one that is seen no more are settled by the others.
create table gateway_replica (
    id      uuid        not null primary key,
    seen_at timestamptz not null
);
create index gateway_replica_by_sight on gateway_replica (seen_at);

create table reservation (
    id         uuid        not null primary key,
    org_id     uuid        not null,
    replica_id uuid        not null,
    -- the ledger's row if nobody lives to write a better one
    bound      jsonb       not null,
    created_at timestamptz not null default now()
);
create index reservation_by_replica on reservation (replica_id);

create table reservation_line (
    reservation_id uuid        not null references reservation (id) on delete cascade,
    allowance_id   uuid        not null,
    period_start   timestamptz not null,
    org_id         uuid        not null,
    measure        text        not null,
    amount         bigint      not null check (amount >= 0),
    primary key (reservation_id, allowance_id)
);

create table model_call (
    id               uuid        not null primary key,
    org_id           uuid        not null,
    at               timestamptz not null,
    subject          uuid        not null,
    api_key          uuid,
    project          text        not null default '',
    endpoint         text        not null,
    requested        text        not null,
    model            text        not null,
    provider         text        not null,
    status           integer     not null,
    outcome          text        not null,
    input_tokens     bigint      not null,
    cached_tokens    bigint      not null,
    cache_write_tokens bigint    not null,
    output_tokens    bigint      not null,
    reasoning_tokens bigint      not null,
    cost_nanos       bigint      not null,
    estimated        boolean     not null,
    cached           boolean     not null,
    millis           bigint      not null
);
create index model_call_by_time on model_call (org_id, at desc, id desc);

-- Sets amounts aside for one call: all of them, or none and the allowance that has too little left. The caller passes
-- allowances in the order of their ids, so that no two calls wait for each other in a circle.
create function reserve(
    p_id uuid, p_org uuid, p_replica uuid, p_bound jsonb,
    p_allowances uuid[], p_starts timestamptz[], p_measures text[], p_amounts bigint[]) returns void
language plpgsql as $$
begin
    for i in 1 .. coalesce(array_length(p_allowances, 1), 0) loop
        insert into allowance_use (allowance_id, period_start, org_id)
        values (p_allowances[i], p_starts[i], p_org) on conflict do nothing;
        update allowance_use u set reserved = u.reserved + p_amounts[i]
        from allowance a
        where u.allowance_id = p_allowances[i] and u.period_start = p_starts[i] and a.id = u.allowance_id
          and a.org_id = p_org and u.used + u.reserved + p_amounts[i] <= a.amount;
        if not found then
            raise exception using errcode = 'AL001', message = p_allowances[i]::text;
        end if;
    end loop;
    insert into reservation (id, org_id, replica_id, bound) values (p_id, p_org, p_replica, p_bound);
    insert into reservation_line (reservation_id, allowance_id, period_start, org_id, measure, amount)
    select p_id, l.allowance, l.start, p_org, l.measure, l.amount
    from unnest(p_allowances, p_starts, p_measures, p_amounts) as l(allowance, start, measure, amount);
end $$;

-- Turns reservations into use: what was set aside is free again, what was spent is spent. Tells which it found; the
-- others were settled before. Rows are locked in one order, here and in reserve.
create function settle(p_ids uuid[], p_costs bigint[], p_tokens bigint[]) returns setof uuid
language plpgsql as $$
declare
    found_ids uuid[];
begin
    select coalesce(array_agg(r.id), '{}') into found_ids
    from (select id from reservation where id = any (p_ids) order by id for update) r;
    perform 1 from allowance_use u
    where (u.allowance_id, u.period_start) in
          (select l.allowance_id, l.period_start from reservation_line l where l.reservation_id = any (found_ids))
    order by u.allowance_id, u.period_start for update;
    update allowance_use u set reserved = u.reserved - s.freed, used = u.used + s.spent
    from (select l.allowance_id, l.period_start, sum(l.amount) as freed,
                 sum(case l.measure when 'cost' then s.cost when 'tokens' then s.tokens when 'requests' then 1
                     else 0 end) as spent
          from unnest(p_ids, p_costs, p_tokens) as s(id, cost, tokens)
          join reservation_line l on l.reservation_id = s.id
          where s.id = any (found_ids)
          group by 1, 2) s
    where u.allowance_id = s.allowance_id and u.period_start = s.period_start;
    delete from reservation where id = any (found_ids);
    return query select unnest(found_ids);
end $$;

grant select, insert, update, delete on allowance to ai_app;
grant select on allowance_use, model_call to ai_app;
grant select on allowance to ai_system;
grant select, insert, update, delete on allowance_use, reservation, reservation_line, gateway_replica to ai_system;
grant select, insert, delete on model_call to ai_system;

do $$
declare name text;
begin
    foreach name in array array['allowance', 'allowance_use', 'gateway_replica', 'reservation', 'reservation_line',
                              'model_call'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy of_the_system on %I to ai_system using (true) with check (true)', name);
        if name not in ('gateway_replica', 'reservation', 'reservation_line') then
            execute format($policy$create policy of_the_organisation on %I to ai_app
                using (org_id = nullif(current_setting('app.org', true), '')::uuid)
                with check (org_id = nullif(current_setting('app.org', true), '')::uuid)$policy$, name);
        end if;
    end loop;
end $$;
