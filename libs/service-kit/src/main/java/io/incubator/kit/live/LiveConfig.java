package io.incubator.kit.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of live connections.
@ConfigMapping(prefix = "incubator.live")
public interface LiveConfig {

    /// Connections that one person in one organisation may have open at the same time on one replica.
    @WithDefault("20")
    int connectionsPerCaller();
}
