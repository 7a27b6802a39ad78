package io.incubator.kit.observability;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Records nothing while nobody receives it. What is not recorded has its trace id all the same, for logs, problems and
/// the services that come after.
@Singleton
class SamplerProducer {

    @Produces
    @Singleton
    Sampler sampler(TracingConfig config) {
        if (config.endpoint().isEmpty()) {
            return Sampler.alwaysOff();
        }
        // by the trace's id: all services of one share come to the same decision
        Sampler share = Sampler.traceIdRatioBased(config.share());
        return Sampler.parentBasedBuilder(share)
                .setRemoteParentNotSampled(share)
                .build();
    }
}
