package io.incubator.job.kubernetes;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What the operator would have set.
///
/// @param suite the namespace
/// @param image what may run
record KubernetesJobsSettings(String suite, String image) implements KubernetesJobsConfig {
    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public Optional<Set<String>> images() {
        return Optional.of(Set.of(image));
    }

    @Override
    public Optional<String> namespace() {
        return Optional.of(suite);
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public String cpu() {
        return "500m";
    }

    @Override
    public String memory() {
        return "512Mi";
    }

    @Override
    public String mostCpu() {
        return "4";
    }

    @Override
    public String mostMemory() {
        return "8Gi";
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(20);
    }

    @Override
    public Duration start() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration longest() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration kept() {
        return Duration.ofHours(1);
    }
}
