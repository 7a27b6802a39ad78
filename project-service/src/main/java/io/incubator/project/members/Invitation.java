package io.incubator.project.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incubator.kit.conditional.Tagged;
import io.incubator.project.access.ProjectRole;
import java.time.Instant;
import java.util.UUID;

/// An invitation to a project as callers see it.
///
/// @param userId who is invited
/// @param role what they become by accepting
/// @param answeredAt when it was accepted, declined or revoked; absent before
@JsonInclude(JsonInclude.Include.NON_NULL)
record Invitation(
        UUID id,
        UUID projectId,
        UUID userId,
        ProjectRole role,
        InvitationState state,
        UUID invitedBy,
        Instant createdAt,
        Instant expiresAt,
        Instant answeredAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return state.label();
    }

    /// The invitation as it is at a time: one that nobody answered runs out by itself.
    Invitation at(Instant now) {
        return state == InvitationState.OPEN && !now.isBefore(expiresAt) ? with(InvitationState.EXPIRED, null) : this;
    }

    Invitation with(InvitationState next, Instant when) {
        return new Invitation(id, projectId, userId, role, next, invitedBy, createdAt, expiresAt, when);
    }
}
