package io.incubator.kit.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How a replica works for the ledger.
@ConfigMapping(prefix = "incubator.worker")
public interface WorkerConfig {
    /// Name the operator sees; the host name where not set.
    @WithDefault("${hostname:worker}")
    String name();

    /// How often a worker asks for work that no doorbell announced.
    @WithDefault("5s")
    Duration pollPeriod();

    /// How often leases are renewed; a third of the lease or less.
    @WithDefault("3s")
    Duration heartbeatPeriod();

    /// How long a job may have to wait for a hand, by the pace of the kind's last jobs, to be claimed
    /// before there is one: jobs that take milliseconds are claimed in numbers that are worth a request.
    /// Zero claims nothing ahead.
    @WithDefault("100ms")
    Duration ahead();

    /// How long running jobs may go on after the service was asked to stop, before they are handed back.
    @WithDefault("8s")
    Duration drain();
}
