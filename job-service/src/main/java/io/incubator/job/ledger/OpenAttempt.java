package io.incubator.job.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// An attempt at hand, its job's row locked by the transaction that is about to end it.
///
/// @param epoch the fencing token the claim gave
/// @param number how many attempts this makes
/// @param maxAttempts how many there may be
/// @param cancelRequested whether someone wants the job called off
/// @param time how the attempt stands with the job's limits of time
public record OpenAttempt(UUID jobId, int epoch, int number, int maxAttempts, boolean cancelRequested, Time time) {

    /// The columns [#read] needs, of a row of `job`.
    public static final String COLUMNS =
            "id, epoch, attempt, max_attempts, cancel_requested_at is not null as cancelling, deadline <= now() as overdue, "
                    + "run_until <= now() as overtime";

    /// An attempt that has time left.
    public OpenAttempt(UUID jobId, int epoch, int number, int maxAttempts, boolean cancelRequested) {
        this(jobId, epoch, number, maxAttempts, cancelRequested, Time.LEFT);
    }

    /// Reads a row with the [#COLUMNS].
    public static OpenAttempt read(ResultSet row) throws SQLException {
        return new OpenAttempt(
                row.getObject("id", UUID.class),
                row.getInt("epoch"),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                row.getBoolean("cancelling"),
                Time.of(row.getBoolean("overdue"), row.getBoolean("overtime")));
    }

    /// How much time there is.
    public enum Time {
        /// Some.
        LEFT,
        /// None for this attempt.
        ATTEMPT_OVER,
        /// None for the job.
        JOB_OVER;

        private static Time of(boolean overdue, boolean overtime) {
            if (overdue) {
                return JOB_OVER;
            }
            return overtime ? ATTEMPT_OVER : LEFT;
        }
    }
}
