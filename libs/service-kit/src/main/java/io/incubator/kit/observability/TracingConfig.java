package io.incubator.kit.observability;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Where traces go, and which.
@ConfigMapping(prefix = "incubator.tracing")
public interface TracingConfig {

    /// Address of an OTLP receiver, such as `http://collector:4317`. Without one no spans are made.
    Optional<String> endpoint();

    /// How it is spoken to: `grpc` or `http/protobuf`.
    @WithDefault("grpc")
    String protocol();

    /// Of the traces that no caller records, the share that is recorded here, from 0 to 1.
    @WithDefault("1.0")
    double share();
}
