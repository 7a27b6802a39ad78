package io.incubator.local.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition, looking at it again and again.
public final class Await {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private Await() {}

    /// Whether `condition`, looked at every 50 ms, became true within `limit`. Ends early, with
    /// `false`, when the thread is interrupted.
    public static boolean until(Duration limit, BooleanSupplier condition) {
        return until(limit, INTERVAL, condition);
    }

    /// The same with another interval, for a condition that is dear to look at.
    public static boolean until(Duration limit, Duration interval, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(interval.toNanos());
        }
        return true;
    }
}
