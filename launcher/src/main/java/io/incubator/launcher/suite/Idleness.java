package io.incubator.launcher.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Whether processes have nothing to do: between two looks they used less than a quarter of a processor. The first look
/// only remembers.
final class Idleness implements BooleanSupplier {
    private static final int BUSY_DIVISOR = 4;

    private final Supplier<Stream<Long>> pids;
    private Instant looked;
    private Duration used;

    Idleness(Supplier<Stream<Long>> pids) {
        this.pids = pids;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        Instant now = Instant.now();
        Duration usedNow = pids.get()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        boolean idle = looked != null && isIdle(Duration.between(looked, now), usedNow.minus(used));
        looked = now;
        used = usedNow;
        return idle;
    }

    static boolean isIdle(Duration passed, Duration used) {
        // less than nothing: a busy process is gone, and what replaced it is starting
        return !used.isNegative() && used.multipliedBy(BUSY_DIVISOR).compareTo(passed) < 0;
    }
}
