package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;

/// A brief as callers see it.
///
/// @param language as stated; absent when it was not
@JsonInclude(JsonInclude.Include.NON_NULL)
record Brief(UUID id, UUID projectId, String text, Language language, BriefContext context, Instant createdAt)
        implements Tagged {

    /// A brief never changes.
    @Override
    public String entityTag() {
        return id.toString();
    }
}
