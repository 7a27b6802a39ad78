package io.incubator.project.members;

import io.incubator.kit.problem.ErrorCode;

/// What is refused when it comes to members and invitations.
enum MemberError implements ErrorCode {
    /// Whoever is added or invited is a member already.
    ALREADY_MEMBER,
    /// Whoever is invited has an open invitation to the project.
    ALREADY_INVITED,
    /// The invitation has been answered, taken back, or has run out.
    INVITATION_CLOSED
}
