package io.incubator.local.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition, looking again every 50 ms.
public final class Await {
    private static final long INTERVAL_NANOS = Duration.ofMillis(50).toNanos();

    private Await() {}

    /// Whether `condition` became true within `limit`. Ends early, with `false`, when the thread is interrupted.
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
        return true;
    }
}
