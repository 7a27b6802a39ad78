-- What leases still hold is charged in full, in the budgets and in the ledger: who held it is stopped before this runs.
-- The owner of the tables sees no row of them while they force their policies on it.
alter table reservation no force row level security;
alter table reservation_line no force row level security;
alter table allowance_use no force row level security;
alter table model_call no force row level security;
insert into model_call (id, org_id, at, subject, project, endpoint, requested, model, provider, status, outcome,
    input_tokens, cached_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nanos, estimated, cached, millis)
select f.lost_id, r.org_id, (r.bound ->> 'at')::timestamptz, (r.bound ->> 'subject')::uuid, '', r.bound ->> 'endpoint',
    '', '', '', 499, 'lost', f.lost_tokens, 0, 0, 0, 0, f.lost_cost, true, false, 0
from lease_forfeit(coalesce((select array_agg(id) from reservation where leased_at is not null), '{}')) f
join reservation r on r.id = f.lost_id
on conflict (id) do nothing;
alter table reservation force row level security;
alter table reservation_line force row level security;
alter table allowance_use force row level security;
alter table model_call force row level security;
drop function lease_recall(uuid, timestamptz, uuid);
drop function lease_forfeit(uuid[]);
drop function lease_draw(uuid[], text[], bigint[], bigint[], uuid[]);
drop function lease_take(uuid, boolean, uuid, uuid, jsonb, uuid[], timestamptz[], text[], bigint[], bigint[]);
drop index reservation_line_by_allowance;
alter table allowance_use drop column recalled_at;
alter table reservation drop column leased_at;
