drop function settle(uuid[], bigint[], bigint[]);
drop function reserve(uuid, uuid, uuid, jsonb, uuid[], timestamptz[], text[], bigint[]);
drop table model_call, reservation_line, reservation, gateway_replica, allowance_use, allowance;
