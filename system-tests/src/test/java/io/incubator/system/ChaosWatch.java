package io.incubator.system;

import io.incubator.local.postgres.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Looks at the ledger's rows themselves, twice a second, for attempts that should have been over: those of workers
/// whose lease has run out, and those of jobs somebody has cancelled.
final class ChaosWatch implements AutoCloseable {
    private static final String LATE = """
            select coalesce(max(extract(epoch from now() - lease_until) * 1000), 0)::bigint,
                coalesce(max(extract(epoch from now() - cancel_requested_at) * 1000), 0)::bigint
            from job where state = 'running'""";

    private final EmbeddedPostgresServer postgres;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile long afterLeaseMillis;
    private volatile long afterCancelMillis;

    ChaosWatch(EmbeddedPostgresServer postgres) {
        this.postgres = postgres;
        this.thread = Thread.ofVirtual().start(this::watch);
    }

    /// How long an attempt has stayed open at most after its lease had run out.
    Duration longestAfterLease() {
        return Duration.ofMillis(Math.max(0, afterLeaseMillis));
    }

    /// How long an attempt has stayed open at most after its job was cancelled.
    Duration longestAfterCancel() {
        return Duration.ofMillis(Math.max(0, afterCancelMillis));
    }

    private void watch() {
        while (open) {
            try (Connection database = postgres.endpoint().connect("job-service")) {
                while (open) {
                    look(database);
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            } catch (SQLException e) {
                // it is being restarted; whatever was late meanwhile still shows afterwards
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(LATE)) {
            row.next();
            afterLeaseMillis = Math.max(afterLeaseMillis, row.getLong(1));
            afterCancelMillis = Math.max(afterCancelMillis, row.getLong(2));
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }
}
