package io.incubator.job.httpcall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What jobs of the kind `http-call` may do.
@ConfigMapping(prefix = "incubator.jobs.http-call")
public interface HttpCallConfig {
    /// How many run at a time on a replica.
    @WithDefault("16")
    int concurrency();

    /// Hosts with their ports, such as `hooks.internal:8443`, that may be called though their address is
    /// private.
    Optional<Set<String>> allowed();

    /// The longest a call may take from the first byte to the last.
    @WithDefault("30s")
    Duration timeout();
}
