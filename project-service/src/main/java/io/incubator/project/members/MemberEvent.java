package io.incubator.project.members;

import io.incubator.project.access.Contributors;
import io.incubator.project.access.ProjectRole;
import java.util.UUID;

/// Data of the stream's events about members.
sealed interface MemberEvent {

    /// `member.added`, `member.changed`, `member.removed`
    ///
    /// @param role what they are now, or were last
    record Changed(UUID userId, ProjectRole role) implements MemberEvent {}

    /// `team.added`, `team.changed`, `team.removed`
    ///
    /// @param role what its people are now, or were last
    record Team(UUID teamId, ProjectRole role) implements MemberEvent {}

    /// `invitation.created`, `invitation.declined`, `invitation.revoked`
    record Invited(UUID invitationId, UUID userId, ProjectRole role) implements MemberEvent {}

    /// `access.changed`
    record Access(Contributors contributors) implements MemberEvent {}
}
