alter table idempotency_key drop column subject;
