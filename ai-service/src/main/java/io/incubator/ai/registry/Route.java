package io.incubator.ai.registry;

import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A name that leads to models, by the one of its versions that is active.
record Route(
        UUID id,
        String name,

        @Schema(description = "The version that calls follow")
        int active,

        RoutePlan plan,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
