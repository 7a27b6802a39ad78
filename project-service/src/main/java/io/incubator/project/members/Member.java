package io.incubator.project.members;

import io.incubator.kit.conditional.Tagged;
import io.incubator.project.access.ProjectRole;
import java.time.Instant;
import java.util.UUID;

/// A member of a project as callers see it.
///
/// @param userId the person's account
/// @param version grows by one with every change of the role
/// @param addedBy who added or invited them
/// @param createdAt since when they belong to it
record Member(UUID userId, ProjectRole role, long version, UUID addedBy, Instant createdAt, Instant updatedAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
