-- Whose call an answer was given to, so that it goes with them. A release that does not know the column fills it, too;
-- answers from before it are forgotten within a day.
alter table idempotency_key add column subject uuid;
alter table idempotency_key alter column subject set default nullif(current_setting('app.subject', true), '')::uuid;
