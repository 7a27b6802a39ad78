package io.incubator.job.ledger;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a job waits after a failed attempt: doubling from a first pause up to a cap, then drawn evenly from the
/// upper half, so that jobs which failed together do not come back together.
///
/// @param first the pause after the first attempt, before the draw
/// @param cap the longest pause
record Backoff(Duration first, Duration cap) {
    private static final int DOUBLINGS = 30;

    Backoff {
        if (!first.isPositive() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("a backoff needs 0 < first <= cap");
        }
    }

    /// The pause after the attempt of this number (from 1).
    Duration after(int attempt, RandomGenerator random) {
        long doubled = first.toMillis() << Math.clamp(attempt - 1L, 0, DOUBLINGS);
        long longest = doubled <= 0 ? cap.toMillis() : Math.min(doubled, cap.toMillis());
        return Duration.ofMillis(random.nextLong(longest / 2, longest + 1));
    }
}
