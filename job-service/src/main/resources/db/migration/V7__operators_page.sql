-- What an operator's list of kinds and organisations hops over, beside job_waiting and job_running.
create index job_dead_by_kind on job (kind, org_id) where state = 'failed';
