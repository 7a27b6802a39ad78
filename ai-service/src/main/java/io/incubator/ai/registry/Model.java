package io.incubator.ai.registry;

import io.incubator.ai.usage.Prices;
import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A model of an organisation.
record Model(
        UUID id,
        String name,
        UUID providerId,
        String upstreamName,
        List<Capability> capabilities,
        int contextTokens,
        int maxOutputTokens,
        Prices prices,
        boolean enabled,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {
    Model {
        capabilities = List.copyOf(capabilities);
    }

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
