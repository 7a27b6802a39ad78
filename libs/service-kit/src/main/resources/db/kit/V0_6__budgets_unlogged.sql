-- Budgets are worth nothing after a crash of the database, and must not make a request wait for its disk.
alter table rate_limit set unlogged;
