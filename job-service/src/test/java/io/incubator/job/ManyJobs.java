package io.incubator.job;

import io.incubator.kittest.Rows;
import java.util.Set;
import java.util.UUID;

/// Fills the ledger: jobs of forty organisations, waiting, running and over, with what was told about them; one of the
/// organisations, one of its jobs and one kind have many rows among those of others. Every table is filled by one
/// statement.
final class ManyJobs {
    /// The tables in which reading everything is not what anybody asked for.
    static final Set<String> LARGE = Set.of("job", "attempt", "job_event", "job_log", "job_curve", "job_schedule");

    private final UUID organisation;
    private final UUID caller;
    private final String kind;
    private final UUID job = UUID.randomUUID();
    private final UUID parent = UUID.randomUUID();
    private final UUID schedule = UUID.randomUUID();

    ManyJobs(UUID organisation, UUID caller, String kind) {
        this.organisation = organisation;
        this.caller = caller;
        this.kind = kind;
    }

    /// A path with the names of rows replaced by their ids.
    String address(String path) {
        return path.replace("JOB", "/api/jobs/" + job)
                .replace("SCHEDULES", "/api/jobs/schedules")
                .replace("SCHEDULE", "/api/jobs/schedules/" + schedule)
                .replace("KIND", kind)
                .replace("SUBJECT", caller.toString())
                .replace("PARENT", parent.toString());
    }

    void insert() {
        // other tests leave jobs that wait: thousands of them, and most of the ledger would wait for workers
        Rows.execute("truncate job cascade");
        run("insert into job_kind (name) values ('KIND')");
        // of sixty thousand a third are the caller's organisation's; nearly all are over
        run("""
                insert into job (id, org_id, subject, kind, state, priority, input, scopes, max_attempts, run_at, created_at,
                    attempt, epoch, worker, started_at, lease_until, result, error_code, error_message, finished_at,
                    parent_id, version)
                select case when n = 1 then JOB when n = 2 then PARENT else gen_random_uuid() end,
                    case when n <= 20000 then ORGANISATION else md5((n % 39)::text)::uuid end,
                    case when n % 10 = 0 then CALLER else md5((n % 997)::text)::uuid end,
                    case when n % 2 = 0 then 'KIND' else 'other-' || n % 50 end,
                    case when n % 100 = 0 then 'queued' when n % 1000 = 3 then 'running' when n % 500 = 1 then 'failed'
                        else 'succeeded' end,
                    5, '{}', '{}', 3, now() - interval '1 minute', now() - n * interval '1 second',
                    1, 1, 'w', now() - interval '1 minute',
                    case when n % 1000 = 3 then now() + interval '1 hour' end,
                    '{}', case when n % 500 = 1 then 'no-luck' end, case when n % 500 = 1 then 'No luck.' end,
                    case when n % 100 <> 0 and n % 1000 <> 3 then now() end,
                    case when n between 3 and 2000 then PARENT end, 3
                from generate_series(1, 60000) n""");
        run("""
                insert into attempt (job_id, epoch, org_id, number, worker, outcome, started_at, ended_at)
                select id, 1, org_id, 1, 'w', 'succeeded', created_at, now() from job where worker = 'w'""");
        run("""
                insert into job_event (job_id, sequence, org_id, type, data)
                select id, n, org_id, 'progress', '{}' from job cross join generate_series(1, 3) n where worker = 'w'""");
        run("""
                insert into job_log (job_id, epoch, number, org_id, at, level, message)
                select JOB, 1, n, ORGANISATION, now(), 'INFO', 'Line' from generate_series(1, 10000) n
                union all
                select id, 1, n, org_id, now(), 'INFO', 'Line' from job cross join generate_series(1, 2) n
                where worker = 'w' and id <> JOB""");
        run("""
                insert into job_curve (job_id, epoch, name, first, org_id, points, steps, "values", first_step, last_step,
                    min_step, min_value, max_step, max_value)
                select id, 1, 'loss', 0, org_id, 1, int8send(1), float8send(0.5), 1, 1, 1, 0.5, 1, 0.5
                from job where worker = 'w'""");
        run("""
                insert into job_schedule (id, org_id, subject, name, kind, input, scopes, priority, max_attempts, cron, zone,
                    missed, enabled, created_at)
                select case when n = 1 then SCHEDULE else gen_random_uuid() end,
                    case when n <= 10000 then ORGANISATION else md5((n % 39)::text)::uuid end, CALLER, 'Nightly', 'KIND',
                    '{}', '{}', 5, 3, '0 3 * * *', 'UTC', 'skip', false, now() - n * interval '1 second'
                from generate_series(1, 30000) n""");
        Rows.execute("analyze");
    }

    private void run(String sql) {
        Rows.execute(sql.replace("ORGANISATION", quoted(organisation))
                .replace("CALLER", quoted(caller))
                .replace("SCHEDULE", quoted(schedule))
                .replace("PARENT", quoted(parent))
                .replace("JOB", quoted(job))
                .replace("KIND", kind));
    }

    private static String quoted(UUID id) {
        return "uuid '" + id + "'";
    }
}
