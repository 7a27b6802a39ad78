package io.incubator.launcher.suite;

import java.time.Duration;

/// How long to wait before a crashed service is started again: longer each time, and not for ever.
final class Backoff {
    static final int MOST_CRASHES = 10;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /// Whoever served this long and then ended was ended by something else, as by whoever killed it: it is no loop.
    private static final Duration HEALTHY = Duration.ofSeconds(10);

    private int crashes;

    /// Counts a crash.
    ///
    /// @param served how long the process was ready; zero if it never was
    /// @return the wait before the next start
    Duration afterCrash(Duration served) {
        crashes = served.compareTo(HEALTHY) >= 0 ? 1 : crashes + 1;
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
