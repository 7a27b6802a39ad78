drop table job_kind;
drop index job_dead;
drop index job_children;
drop index job_overdue;
drop index job_unique_key;
alter table job no force row level security;
update job set state = 'cancelled', finished_at = now() where state = 'blocked';
alter table job force row level security;
create unique index job_unique_key on job (org_id, kind, unique_key)
    where unique_key is not null and state in ('queued', 'running', 'retrying');
alter table job drop constraint job_blocked;
alter table job drop constraint job_state_check;
alter table job add constraint job_state_check
    check (state in ('queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled'));
alter table job
    drop column deadline, drop column run_limit_ms, drop column run_until, drop column parent_id,
    drop column open_children, drop column failed_children, drop column despite_failures;
