package io.incubator.kit.client;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Who this service is among the others.
@ConfigMapping(prefix = "incubator.service")
public interface ServiceConfig {
    /// Short name, which its database roles begin with: `auth`, `project`, `ai`, `job`.
    String name();

    /// OAuth client id: the service's full name.
    String clientId();

    /// OAuth client secret (`CLIENT_SECRET`); never logged. auth-service has none.
    Optional<String> clientSecret();
}
