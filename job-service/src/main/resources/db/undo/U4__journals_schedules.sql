revoke delete on job, attempt, job_event from ${service}_system;
drop table job_schedule;
drop table job_curve;
drop table job_log;
drop index job_finished;
alter table job drop column reported_at;
