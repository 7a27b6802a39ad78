-- A reservation may be a lease: what a replica sets aside for many calls, takes from in memory, and draws down as their
-- costs are written. When it was taken stands here, and created_at is infinity: replicas that are not yet replaced charge
-- what they find left behind at one call's bound, which is less than a lease may have paid for, and they find by
-- created_at. Functions reserve and settle stay for them.
alter table reservation add column leased_at timestamptz;
alter table reservation add constraint reservation_lease_is_ageless
    check (leased_at is null or created_at = 'infinity');
create index reservation_by_lease on reservation (leased_at) where leased_at is not null;
-- When somebody was short of what others may hold for nothing; those give it back.
alter table allowance_use add column recalled_at timestamptz;
create index reservation_line_by_allowance on reservation_line (allowance_id, period_start);

-- Enlarges a lease, or opens it: by what is needed, or not at all, and by as much of the wish as leaves most of the rest
-- to others. Tells by how much, for each line; nothing if the lease was open and is gone. Lines of one measure grow
-- alike. Rows are locked in one order everywhere: leases, then allowances by their ids, as the caller passes them.
create function lease_take(
    p_id uuid, p_open boolean, p_org uuid, p_replica uuid, p_bound jsonb, p_allowances uuid[],
    p_starts timestamptz[], p_measures text[], p_needs bigint[], p_wishes bigint[]) returns setof bigint
language plpgsql as $$
declare
    v_room bigint;
    v_extra bigint[];
    v_recalled boolean;
begin
    if p_open then
        insert into reservation (id, org_id, replica_id, bound, created_at, leased_at)
        values (p_id, p_org, p_replica, p_bound, 'infinity', now());
    else
        perform 1 from reservation where id = p_id for update;
        if not found then
            return;
        end if;
    end if;
    v_extra := p_wishes;
    for i in 1 .. array_length(p_allowances, 1) loop
        insert into allowance_use (allowance_id, period_start, org_id)
        select a.id, p_starts[i], a.org_id from allowance a where a.id = p_allowances[i] and a.org_id = p_org
        on conflict do nothing;
        select a.amount - u.used - u.reserved, coalesce(u.recalled_at > now() - interval '10 seconds', false)
        into v_room, v_recalled
        from allowance_use u join allowance a on a.id = u.allowance_id and a.org_id = p_org
        where u.allowance_id = p_allowances[i] and u.period_start = p_starts[i] for update of u;
        if not found or v_room < p_needs[i] then
            raise exception using errcode = 'AL001', message = p_allowances[i]::text;
        end if;
        -- an eighth, so that the pieces get small as the rest does
        v_extra[i] := case when v_recalled then 0 else least(p_wishes[i], (v_room - p_needs[i]) / 8) end;
    end loop;
    for i in 1 .. array_length(p_allowances, 1) loop
        v_extra[i] := (select min(x.extra) from unnest(p_measures, v_extra) as x(measure, extra)
                       where x.measure = p_measures[i]);
    end loop;
    update allowance_use u set reserved = u.reserved + l.amount
    from unnest(p_allowances, p_starts, p_needs, v_extra) as g(allowance, start, need, extra),
         lateral (select g.need + g.extra as amount) l
    where u.allowance_id = g.allowance and u.period_start = g.start;
    insert into reservation_line (reservation_id, allowance_id, period_start, org_id, measure, amount)
    select p_id, g.allowance, g.start, p_org, g.measure, g.need + g.extra
    from unnest(p_allowances, p_starts, p_measures, p_needs, v_extra) as g(allowance, start, measure, need, extra)
    on conflict (reservation_id, allowance_id) do update set amount = reservation_line.amount + excluded.amount;
    return query select g.need + g.extra from unnest(p_needs, v_extra) with ordinality as g(need, extra, n) order by n;
end $$;

-- Draws leases down: what was spent is used, what is given back is free. Closed ones give back all they still have.
-- Leases that are gone were charged in full by whoever found them left behind.
create function lease_draw(p_ids uuid[], p_measures text[], p_drawn bigint[], p_spent bigint[], p_closed uuid[])
    returns void
language plpgsql as $$
begin
    perform 1 from reservation where id = any (p_ids || p_closed) order by id for update;
    perform 1 from allowance_use u
    where (u.allowance_id, u.period_start) in
          (select l.allowance_id, l.period_start from reservation_line l
           where l.reservation_id = any (p_ids || p_closed))
    order by u.allowance_id, u.period_start for update;
    update allowance_use u set reserved = u.reserved - s.drawn, used = u.used + s.spent
    from (select l.allowance_id, l.period_start, sum(d.drawn) as drawn, sum(d.spent) as spent
          from unnest(p_ids, p_measures, p_drawn, p_spent) as d(id, measure, drawn, spent)
          join reservation_line l on l.reservation_id = d.id and l.measure = d.measure
          group by 1, 2) s
    where u.allowance_id = s.allowance_id and u.period_start = s.period_start;
    update reservation_line l set amount = l.amount - d.drawn
    from unnest(p_ids, p_measures, p_drawn) as d(id, measure, drawn)
    where l.reservation_id = d.id and l.measure = d.measure;
    update allowance_use u set reserved = u.reserved - s.rest
    from (select l.allowance_id, l.period_start, sum(l.amount) as rest from reservation_line l
          where l.reservation_id = any (p_closed) group by 1, 2) s
    where u.allowance_id = s.allowance_id and u.period_start = s.period_start;
    delete from reservation where id = any (p_closed);
end $$;

-- Charges in full what dead replicas have left, leases and single reservations alike, and tells what that was.
create function lease_forfeit(p_ids uuid[]) returns table (lost_id uuid, lost_cost bigint, lost_tokens bigint)
language plpgsql as $$
begin
    perform 1 from reservation r where r.id = any (p_ids) order by r.id for update;
    perform 1 from allowance_use u
    where (u.allowance_id, u.period_start) in
          (select l.allowance_id, l.period_start from reservation_line l where l.reservation_id = any (p_ids))
    order by u.allowance_id, u.period_start for update;
    return query
        select r.id, coalesce(max(l.amount) filter (where l.measure = 'cost'), 0),
               coalesce(max(l.amount) filter (where l.measure = 'tokens'), 0)
        from reservation r left join reservation_line l on l.reservation_id = r.id
        where r.id = any (p_ids) group by r.id;
    update allowance_use u set reserved = u.reserved - s.amount, used = u.used + s.charged
    from (select l.allowance_id, l.period_start, sum(l.amount) as amount,
                 sum(case l.measure when 'concurrency' then 0 else l.amount end) as charged
          from reservation_line l where l.reservation_id = any (p_ids) group by 1, 2) s
    where u.allowance_id = s.allowance_id and u.period_start = s.period_start;
    delete from reservation r where r.id = any (p_ids);
end $$;

-- Asks the others to give back what they hold of an allowance for nothing. Whether it is worth while to wait: others hold
-- something, and were not asked before.
create function lease_recall(p_allowance uuid, p_start timestamptz, p_replica uuid) returns boolean
language plpgsql as $$
begin
    if not exists (select 1 from reservation_line l join reservation r on r.id = l.reservation_id
                   where l.allowance_id = p_allowance and l.period_start = p_start
                     and r.leased_at is not null and r.replica_id <> p_replica) then
        return false;
    end if;
    update allowance_use u set recalled_at = now()
    where u.allowance_id = p_allowance and u.period_start = p_start
      and (u.recalled_at is null or u.recalled_at < now() - interval '10 seconds');
    return coalesce((select u.recalled_at > now() - interval '1 second' from allowance_use u
                     where u.allowance_id = p_allowance and u.period_start = p_start), false);
end $$;
