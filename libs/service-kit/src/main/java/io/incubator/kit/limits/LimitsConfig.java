package io.incubator.kit.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Requests a minute that one caller may make of each class, over all replicas of a service together.
@ConfigMapping(prefix = "incubator.limits")
public interface LimitsConfig {

    /// Whether requests are limited at all.
    @WithDefault("true")
    boolean enabled();

    /// Reads of one person in one organisation.
    @WithDefault("6000")
    long read();

    /// Changes of one person in one organisation.
    @WithDefault("1200")
    long write();

    /// Costly requests of one person in one organisation.
    @WithDefault("120")
    long heavy();

    /// Requests without a token from one address.
    @WithDefault("600")
    long anonymous();
}
