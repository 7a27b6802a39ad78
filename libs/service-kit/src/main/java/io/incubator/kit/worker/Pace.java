package io.incubator.kit.worker;

import java.time.Duration;

/// How fast the hands of a kind are, and so how many jobs may be claimed before there is a hand for them.
/// What is claimed ahead is kept from other workers, so it is no more than these hands begin within the
/// horizon; a kind whose jobs take long, or of which none has ended lately, claims nothing ahead.
final class Pace {
    /// Weight of the newest job in the moving average.
    private static final double NEWEST = 0.2;
    /// Horizons after which what was measured says nothing any more: all hands may be held by slow jobs.
    private static final long LATELY = 10;

    private final int hands;
    private final int most;
    private final long horizonNanos;
    private double meanNanos = Double.POSITIVE_INFINITY;
    private long lastEnd;

    /// @param hands how many jobs run at a time
    /// @param most how many may wait at most
    /// @param horizon how long one may wait for its hand; zero for never
    Pace(int hands, int most, Duration horizon) {
        this.hands = hands;
        this.most = most;
        this.horizonNanos = horizon.toNanos();
    }

    /// A job has kept its hand for so long.
    synchronized void took(Duration time) {
        double nanos = Math.max(1, time.toNanos());
        lastEnd = System.nanoTime();
        meanNanos = Double.isInfinite(meanNanos) ? nanos : meanNanos + NEWEST * (nanos - meanNanos);
    }

    /// How many jobs may wait for a hand.
    synchronized int ahead() {
        if (System.nanoTime() - lastEnd > LATELY * horizonNanos) {
            return 0;
        }
        return (int) Math.min(most, hands * (horizonNanos / meanNanos));
    }
}
