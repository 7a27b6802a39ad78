package io.incubator.kittest;

import java.util.List;

/// The statements PostgreSQL really got, those that begin and end transactions among them, as
/// `pg_stat_statements` counts them: each is a round trip, but for what the driver sends together.
public final class StatementCounts implements AutoCloseable {
    private StatementCounts() {}

    /// Begins to count. The server restarts for it: calls fail until the service has noticed.
    public static StatementCounts open() {
        Rows.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
        SuiteResource.postgres().restart();
        Rows.execute("create schema measured");
        Rows.execute("create extension pg_stat_statements schema measured");
        return new StatementCounts();
    }

    /// What one of the service's roles asked while something ran, without the values; a text for each
    /// time.
    ///
    /// @param role `app` or `system`
    public List<String> of(String role, Runnable calls) {
        Rows.execute("select measured.pg_stat_statements_reset()");
        calls.run();
        return Rows.texts("""
                select query from measured.pg_stat_statements, generate_series(1, calls)
                where userid = '%s_%s'::regrole
                  -- what the driver looks up once for every connection
                  and query not like '%%pg_catalog%%'""".formatted(SuiteResource.database().service(), role));
    }

    @Override
    public void close() {
        Rows.execute("drop schema measured cascade");
        Rows.execute("alter system reset shared_preload_libraries");
    }
}
