package io.incubator.bench.jobs;

import java.time.Duration;
import java.util.Arrays;

/// What was measured.
final class Figures {
    private Figures() {}

    static double millis(long nanos) {
        return nanos / 1e6;
    }

    static double percentile(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : millis(sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))]);
    }

    static double perSecond(int count, Duration took) {
        return count * 1e9 / took.toNanos();
    }

    static void print(String who, String what, String value) {
        System.out.printf("%-14s %-44s %s%n", who, what, value);
    }
}
