drop index job_dead_by_kind;
