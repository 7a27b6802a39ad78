package io.incubator.project.members;

import io.incubator.project.access.ProjectRole;
import jakarta.validation.constraints.NotNull;

/// The body that shares a project with a team.
record TeamRole(@NotNull ProjectRole role) {}
