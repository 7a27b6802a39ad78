package io.incubator.bench.jobs;

/// How long jobs that came one by one took: until they were in, and until they began.
record PickUp(long[] enqueue, long[] took) {
    void print(String who) {
        Figures.print(who, "enqueue p99, one by one", "%.1f ms".formatted(Figures.percentile(enqueue, 0.99)));
        Figures.print(
                who,
                "pick-up p50 / p99, one every 10 ms",
                "%.1f / %.1f ms".formatted(Figures.percentile(took, 0.5), Figures.percentile(took, 0.99)));
    }
}
