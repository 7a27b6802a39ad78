package io.incubator.ai.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much the gateway at `/v1` takes on.
@ConfigMapping(prefix = "incubator.gateway")
interface GatewayConfig {
    /// The largest request, such as a recording to transcribe.
    @WithDefault("32M")
    MemorySize maxRequest();

    /// The largest answer; a longer one is cut off, and the caller is told.
    @WithDefault("64M")
    MemorySize maxAnswer();

    /// Connections to one address at the same time, and so streams from it; the calls beyond wait for one.
    @WithDefault("8192")
    int connections();

    /// How much room the answers of routes with `cacheSeconds` have on this replica.
    @WithDefault("64M")
    MemorySize cache();
}
