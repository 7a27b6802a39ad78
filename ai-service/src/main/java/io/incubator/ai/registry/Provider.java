package io.incubator.ai.registry;

import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A provider as its organisation sees it. Its credential can be replaced and never read.
record Provider(
        UUID id,
        String name,
        Dialect dialect,
        String baseUrl,

        @Schema(description = "Whether a credential is stored; it cannot be read")
        boolean credentialSet,

        boolean enabled,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
