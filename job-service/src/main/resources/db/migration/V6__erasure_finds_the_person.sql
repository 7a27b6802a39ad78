-- A person's jobs and schedules in whatever organisation: what erasing them looks for.
create index job_of_person on job (subject);
create index job_schedule_of_person on job_schedule (subject);
