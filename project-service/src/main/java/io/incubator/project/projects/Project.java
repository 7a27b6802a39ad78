package io.incubator.project.projects;

import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;

/// A project as callers see it.
///
/// @param version grows by one with every change of the project's own fields
public record Project(
        UUID id,
        String name,
        String description,
        ProjectState state,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
