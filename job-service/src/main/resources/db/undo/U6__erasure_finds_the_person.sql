drop index job_of_person;
drop index job_schedule_of_person;
