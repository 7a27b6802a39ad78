package io.incubator.auth.throttle;

import java.time.Duration;

/// A number of tries at once, and then one per interval.
///
/// @param burst tries that are free
/// @param interval how long one try takes to come back
record Limit(int burst, Duration interval) {
    Limit {
        if (burst < 1 || !interval.isPositive()) {
            throw new IllegalArgumentException("a limit allows something");
        }
    }

    /// How far ahead of now a bucket may be filled before the next try is refused.
    Duration tolerance() {
        return interval.multipliedBy(burst - 1L);
    }
}
