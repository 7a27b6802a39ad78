package io.incubator.job.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What jobs of the kind `kubernetes-job` may do.
@ConfigMapping(prefix = "incubator.jobs.kubernetes")
public interface KubernetesJobsConfig {
    /// Whether this replica works on the kind.
    @WithDefault("false")
    boolean enabled();

    /// Images that may run: whole names, or beginnings that end in `*`. Whoever may submit jobs may run these.
    Optional<Set<String>> images();

    /// Where the pods run; the service's own namespace where not set.
    Optional<String> namespace();

    /// How many run at a time for a replica.
    @WithDefault("4")
    int concurrency();

    /// Processor time of a container that does not say.
    @WithDefault("500m")
    String cpu();

    /// Memory of a container that does not say.
    @WithDefault("512Mi")
    String memory();

    /// The most processor time a container may ask for.
    @WithDefault("4")
    String mostCpu();

    /// The most memory a container may ask for.
    @WithDefault("8Gi")
    String mostMemory();

    /// How often a pod is looked at.
    @WithDefault("1s")
    Duration poll();

    /// How long a pod may take to begin, its image included.
    @WithDefault("5m")
    Duration start();

    /// How long a pod may run if its job has no limit of its own.
    @WithDefault("24h")
    Duration longest();

    /// How long a finished pod stays to be looked at.
    @WithDefault("1h")
    Duration kept();
}
