package io.incubator.job.sweep;

import io.incubator.job.doorbell.Doorbell;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Sweeps every few seconds. Every replica does; they share the work by skipping what another has locked.
@Singleton
class Sweeper {
    private static final int BATCH = 500;
    /// At most so many batches of old jobs a time, so that who died is not kept waiting for them.
    private static final int BATCHES_FORGOTTEN = 20;

    private final SweepService sweep;
    private final RetentionRepository old;
    private final LedgerConfig config;
    private final Doorbell doorbell;
    private final BackgroundLoop loop;

    Sweeper(SweepService sweep, RetentionRepository old, Doorbell doorbell, LedgerConfig config) {
        this.old = old;
        this.config = config;
        this.sweep = sweep;
        this.doorbell = doorbell;
        this.loop = new BackgroundLoop("sweeper", config.sweepEvery(), this::run);
    }

    void onStart(@Observes StartupEvent event) {
        loop.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /// Lost attempts first: their jobs are among those somebody has to be woken for.
    private void run() {
        int ended;
        do {
            ended = sweep.endLost(BATCH);
        } while (ended == BATCH);
        do {
            ended = sweep.failOverdue(BATCH);
        } while (ended == BATCH);
        doorbell.ringForgotten();
        int batches = 0;
        do {
            ended = old.forget(config.retention(), BATCH);
            batches++;
        } while (ended == BATCH && batches < BATCHES_FORGOTTEN);
    }
}
