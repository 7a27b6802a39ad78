package io.incubator.kit.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits until the database answers again.
@Singleton
class DatabaseWait {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int VALID_WITHIN_SECONDS = 2;

    private final AgroalDataSource dataSource;

    DatabaseWait(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Returns after a pause when a connection works, or when the thread is interrupted because the service stops.
    void await() {
        do {
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (!Thread.currentThread().isInterrupted() && !answers());
    }

    private boolean answers() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(VALID_WITHIN_SECONDS);
        } catch (SQLException stillAway) {
            return false;
        }
    }
}
