package io.incubator.project.access;

import java.util.Set;

/// Where somebody stands with a project.
///
/// @param role as a member or by a team, the highest; null for who is neither
/// @param contributors who contributes without being one
record Standing(ProjectRole role, Contributors contributors) {
    private static final String ADMINISTERS = "projects:delete";
    private static final String WRITES = "projects:write";

    /// What that comes to with a token.
    ///
    /// @param scopes the token's rights
    ProjectRole with(Set<String> scopes) {
        if (!scopes.contains(WRITES)) {
            return ProjectRole.VIEWER;
        }
        if (scopes.contains(ADMINISTERS)) {
            return ProjectRole.MAINTAINER;
        }
        return role == null ? contributors.others() : role;
    }
}
