-- Whoever works on a job, and whoever is told of it, goes on in the trace of the work that asked for it.
alter table job add column traceparent text;
