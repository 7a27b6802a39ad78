package io.incubator.launcher.suite;

import java.time.Duration;

/// How long to wait before a crashed service is started again: longer each time, and not for ever.
final class Backoff {
    static final int MOST_CRASHES = 10;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /// who ran this long is healthy again
    private static final Duration HEALTHY = Duration.ofSeconds(60);

    private int crashes;

    /// Counts a crash.
    ///
    /// @param lived how long the process ran
    /// @return the wait before the next start
    Duration afterCrash(Duration lived) {
        crashes = lived.compareTo(HEALTHY) >= 0 ? 1 : crashes + 1;
        long millis = FIRST.toMillis() << Math.min(crashes - 1, 10);
        return Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
    }

    boolean isExhausted() {
        return crashes > MOST_CRASHES;
    }

    int crashes() {
        return crashes;
    }
}
