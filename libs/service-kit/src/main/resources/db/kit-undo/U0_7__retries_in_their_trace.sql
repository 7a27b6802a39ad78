alter table inbox_retry drop column traceparent;
