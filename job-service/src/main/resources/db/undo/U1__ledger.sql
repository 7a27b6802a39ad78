drop table bell;
drop table job_event;
drop table attempt;
drop table job;
