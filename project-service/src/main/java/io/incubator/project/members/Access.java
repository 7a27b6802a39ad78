package io.incubator.project.members;

import io.incubator.kit.conditional.Tagged;
import io.incubator.project.access.Contributors;
import io.incubator.project.access.ProjectRole;

/// What the caller may do in a project, and who contributes to it without being a member.
///
/// @param role what the caller comes to, all in all
record Access(ProjectRole role, Contributors contributors) implements Tagged {

    @Override
    public String entityTag() {
        return contributors.label() + "-" + role.label();
    }
}
