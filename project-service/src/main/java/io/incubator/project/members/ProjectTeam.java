package io.incubator.project.members;

import io.incubator.kit.conditional.Tagged;
import io.incubator.project.access.ProjectRole;
import java.time.Instant;
import java.util.UUID;

/// A team with which a project is shared.
///
/// @param teamId as auth-service knows it
/// @param role of everybody in it
/// @param version grows by one with every change of the role
/// @param addedBy who shared the project with it
record ProjectTeam(UUID teamId, ProjectRole role, long version, UUID addedBy, Instant createdAt, Instant updatedAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
