drop table inbox_retry;
drop table inbox;
drop table outbox;
