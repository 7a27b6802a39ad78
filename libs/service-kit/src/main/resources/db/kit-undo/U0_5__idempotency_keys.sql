drop table rate_limit;
drop table idempotency_key;
