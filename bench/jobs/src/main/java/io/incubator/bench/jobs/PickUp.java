package io.incubator.bench.jobs;

import java.util.concurrent.Callable;

/// How long jobs that came one by one took: until they were in, and until they began.
record PickUp(long[] enqueue, long[] took) {
    /// Of five hundred jobs each: in the first the compiler has as much to do as the code.
    private static final int ROUNDS = 4;

    /// Measures rounds one after the other and prints each.
    static void rounds(String who, Callable<PickUp> round) throws Exception {
        for (int i = 1; i <= ROUNDS; i++) {
            round.call().print(who, ", round " + i);
        }
    }

    void print(String who, String when) {
        Figures.print(who, "enqueue p99, one by one" + when, "%.1f ms".formatted(Figures.percentile(enqueue, 0.99)));
        Figures.print(
                who,
                "pick-up p50 / p99, one every 10 ms" + when,
                "%.1f / %.1f ms".formatted(Figures.percentile(took, 0.5), Figures.percentile(took, 0.99)));
    }
}
