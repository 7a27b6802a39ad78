package io.incubator.bench.jobs;

import io.incubator.kittest.SuiteResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What jobs that are over cost those that are not: the ledger empty, and with very many that ended within the
/// retention.
public final class FullLedger {
    private static final int ROUNDS = 3;
    private static final int CLAIMS = 200;

    private final Ledger ledger;
    private final int jobs;

    private FullLedger(Ledger ledger, int jobs) {
        this.ledger = ledger;
        this.jobs = jobs;
    }

    /// Jobs that are over, then jobs a round.
    public static void main(String[] arguments) throws Exception {
        int ended = Integer.parseInt(arguments[0]);
        SuiteResource suite = new SuiteResource();
        suite.init(Map.of("service", "job"));
        Map<String, String> settings = suite.start();
        try (Ledger ledger = Ledger.start(settings, Processor.ofSuite())) {
            FullLedger bench = new FullLedger(ledger, Integer.parseInt(arguments[1]));
            bench.measure("empty");
            fill(ended);
            bench.measure("%,d over".formatted(ended));
        } finally {
            suite.stop();
        }
        System.exit(0);
    }

    /// With what was told about them: an attempt, and three events each.
    private static void fill(int ended) throws SQLException {
        Instant start = Instant.now();
        execute("""
                insert into job (id, org_id, subject, kind, state, priority, input, scopes, max_attempts, run_at, created_at,
                    attempt, epoch, worker, started_at, result, error_code, finished_at, version)
                select gen_random_uuid(), md5((n % 500)::text)::uuid, md5((n % 5000)::text)::uuid, 'bench',
                    case when n % 100 = 0 then 'failed' else 'succeeded' end, 5, '{"n": 1}', '{}', 3, t, t, 1, 1, 'bench', t,
                    '{"n": 2}', case when n % 100 = 0 then 'no-luck' end, t, 3
                from (select n, now() - n * interval '2 seconds' as t from generate_series(1, ENDED) n) old
                """.replace("ENDED", Integer.toString(ended)), """
                insert into attempt (job_id, epoch, org_id, number, worker, outcome, started_at, ended_at)
                select id, 1, org_id, 1, 'bench', 'succeeded', started_at, finished_at from job where worker = 'bench'
                on conflict do nothing""", """
                insert into job_event (job_id, sequence, org_id, type, data, at)
                select id, n, org_id, 'job.progressed', '{"percent": 50}', started_at
                from job cross join generate_series(1, 3) n where worker = 'bench' on conflict do nothing""", "vacuum analyze", "checkpoint");
        Figures.print("", "filled in", (Instant.now().getEpochSecond() - start.getEpochSecond()) + " s");
    }

    private void measure(String who) throws Exception {
        ledger.enqueue(jobs);
        ledger.drain();
        execute("vacuum analyze job");
        long blocks = blocks();
        for (int round = 1; round <= ROUNDS; round++) {
            ledger.enqueue(jobs);
            Instant start = Instant.now();
            ledger.drain();
            Figures.print(who, "no-op jobs/s, round " + round, Ledger.rate(jobs, start));
        }
        // counters are told with a delay
        TimeUnit.MILLISECONDS.sleep(1_500);
        Figures.print(who, "pages of table job touched per job, from submitted to over",
                "%.1f".formatted((blocks() - blocks) / (double) (ROUNDS * jobs)));
        Figures.print(who, "dead rows, share of all",
                number("select n_dead_tup from pg_stat_user_tables where relname = 'job'") + ", "
                        + number("select round(100 * n_dead_tup / greatest(n_live_tup, 1)) from pg_stat_user_tables where relname = 'job'")
                        + " %");
        claims(who);
        Instant start = Instant.now();
        execute("vacuum job");
        Figures.print(who, "vacuum", (Instant.now().toEpochMilli() - start.toEpochMilli()) + " ms");
        Figures.print(who, "table and its indexes, MiB",
                number("select pg_table_size('job') >> 20") + " and " + number("select pg_indexes_size('job') >> 20"));
    }

    /// One job at a time, with a thousand waiting.
    private void claims(String who) throws Exception {
        ledger.enqueue(1_000);
        long[] took = new long[CLAIMS];
        for (int i = 0; i < CLAIMS; i++) {
            long start = System.nanoTime();
            List<String> claimed = ledger.claim(1);
            took[i] = System.nanoTime() - start;
            ledger.complete(claimed);
        }
        ledger.drain();
        Figures.print(who, "claim of one job over HTTP p50 / p99",
                "%.1f / %.1f ms".formatted(Figures.percentile(took, 0.5), Figures.percentile(took, 0.99)));
    }

    private static long blocks() throws SQLException {
        return number("""
                select heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit from pg_statio_user_tables
                where relname = 'job'""");
    }

    private static long number(String query) throws SQLException {
        try (Connection connection = admin();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = admin();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static Connection admin() throws SQLException {
        return SuiteResource.postgres().endpoint().connect(SuiteResource.database().name());
    }
}
