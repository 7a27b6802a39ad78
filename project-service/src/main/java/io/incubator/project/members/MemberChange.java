package io.incubator.project.members;

import io.incubator.project.access.ProjectRole;
import jakarta.validation.constraints.NotNull;

/// The body that changes a member.
record MemberChange(@NotNull ProjectRole role) {}
