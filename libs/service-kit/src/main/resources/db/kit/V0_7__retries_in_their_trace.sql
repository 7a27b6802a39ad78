-- A message that is tried again goes on in the trace it came with.
alter table inbox_retry add column traceparent text;
