package io.incubator.project.revisions;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// The body that asks for a revision.
///
/// @param briefId the brief to plan, of the same project
record NewRevision(@NotNull UUID briefId) {}
