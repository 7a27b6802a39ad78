package io.incubator.bench.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incubator.kittest.SuiteResource;
import io.incubator.local.postgres.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;

/// One run of all three on one PostgreSQL.
public final class JobsBench {
    private JobsBench() {}

    public static void main(String[] arguments) throws Exception {
        int jobs = Integer.parseInt(arguments[0]);
        SuiteResource suite = new SuiteResource();
        suite.init(Map.of("service", "job"));
        Map<String, String> settings = suite.start();
        try {
            EmbeddedPostgresServer postgres = SuiteResource.postgres();
            Processor processor = Processor.ofSuite();
            try (Ledger ledger = Ledger.start(settings, processor)) {
                ledger.measure(jobs);
            }
            try (HikariDataSource pool = pool(postgres, "bench_db_scheduler")) {
                DbScheduler.measure(pool, jobs, processor);
            }
            try (HikariDataSource pool = pool(postgres, "bench_jobrunr")) {
                JobRunrBench.measure(pool, jobs, processor);
            }
        } finally {
            suite.stop();
        }
        System.exit(0);
    }

    private static HikariDataSource pool(EmbeddedPostgresServer postgres, String database) throws Exception {
        try (Connection admin = postgres.endpoint().connect("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + database);
        }
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(20);
        config.setDataSource(new ConnectingDataSource(() -> postgres.endpoint().connect(database)));
        return new HikariDataSource(config);
    }

    /// Row versions left for vacuum so far.
    static long dead(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_clear_snapshot()");
            try (ResultSet row = statement.executeQuery("select coalesce(sum(n_tup_upd + n_tup_del), 0) from pg_stat_user_tables")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
