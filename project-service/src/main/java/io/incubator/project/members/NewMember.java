package io.incubator.project.members;

import io.incubator.project.access.ProjectRole;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// The body that adds a member.
///
/// @param userId account of somebody of the organisation; a token of another one opens nothing here
record NewMember(@NotNull UUID userId, @NotNull ProjectRole role) {}
