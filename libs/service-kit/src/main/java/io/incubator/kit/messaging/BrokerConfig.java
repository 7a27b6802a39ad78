package io.incubator.kit.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where the broker is. The same settings feed the messaging connector, so they are given once, as `RABBITMQ_*`.
@ConfigMapping(prefix = "rabbitmq")
public interface BrokerConfig {
    /// Host name or address.
    @WithDefault("localhost")
    String host();

    /// AMQP 0-9-1 port.
    @WithDefault("5672")
    int port();

    /// User.
    @WithDefault("guest")
    String username();

    /// Password; never logged.
    @WithDefault("guest")
    String password();

    /// Virtual host.
    @WithDefault("/")
    String virtualHost();
}
