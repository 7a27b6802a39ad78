package io.incubator.kit.egress;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/// Where this installation may call out to.
@ConfigMapping(prefix = "incubator.egress")
interface EgressConfig {
    /// Local models and sign-in providers: `host:port` pairs that may be called although they are
    /// in a private network or speak plain HTTP. Only the operator can name them.
    Optional<List<String>> local();
}
