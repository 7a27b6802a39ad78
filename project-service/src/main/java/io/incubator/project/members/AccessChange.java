package io.incubator.project.members;

import io.incubator.project.access.Contributors;
import jakarta.validation.constraints.NotNull;

/// The body that says who contributes to a project.
record AccessChange(@NotNull Contributors contributors) {}
