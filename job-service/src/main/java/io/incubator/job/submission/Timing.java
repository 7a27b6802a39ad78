package io.incubator.job.submission;

import java.time.Duration;
import java.time.Instant;

/// When a job may and must be done; null where nothing is said.
///
/// @param runAt not before
/// @param deadline not after, all attempts together
/// @param runLimit the longest one attempt may take
public record Timing(Instant runAt, Instant deadline, Duration runLimit) {
    /// At once, and as long as it takes.
    public static final Timing NOW = new Timing(null, null, null);

    /// The longest a run limit or a delay can be.
    static final Duration FARTHEST = Duration.ofDays(366);

    public Timing {
        if (runLimit != null && (runLimit.toMillis() < 1 || runLimit.compareTo(FARTHEST) > 0)) {
            throw new IllegalArgumentException("runLimit is out of range");
        }
        if (deadline != null && runAt != null && !deadline.isAfter(runAt)) {
            throw new IllegalArgumentException("the deadline is before the start");
        }
    }
}
