package io.incubator.job.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the ledger.
@ConfigMapping(prefix = "incubator.jobs")
public interface LedgerConfig {
    /// How long a claim or heartbeat holds a job. Workers beat about three times as often.
    @WithDefault("10s")
    Duration lease();

    /// How long a worker may take to stop once it could know of a cancellation; then its heartbeats no
    /// longer help it.
    @WithDefault("20s")
    Duration cancelGrace();

    /// How often every replica looks for expired leases and for jobs nobody was woken for.
    @WithDefault("2s")
    Duration sweepEvery();

    /// Shortest time between two progress events of one job.
    @WithDefault("1s")
    Duration progressEvery();

    /// How long a worker's on-behalf-of token lives.
    @WithDefault("10m")
    Duration tokenLifetime();

    /// How often every replica looks for schedules whose time has come.
    @WithDefault("1s")
    Duration scheduleEvery();

    /// How long a job is remembered once it is over, with its attempts, events, logs and curves.
    @WithDefault("30d")
    Duration retention();

    /// How often a job is tried when its submitter does not say.
    @WithDefault("5")
    int maxAttempts();

    /// Pauses between failed attempts.
    BackoffConfig backoff();

    /// Pauses between failed attempts.
    interface BackoffConfig {
        /// After the first attempt; doubles with each further one.
        @WithDefault("2s")
        Duration first();

        /// The longest pause.
        @WithDefault("5m")
        Duration cap();
    }
}
