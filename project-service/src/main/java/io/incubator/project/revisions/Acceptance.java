package io.incubator.project.revisions;

import java.time.Instant;
import java.util.UUID;

/// Which revision a project goes by.
///
/// @param option of its plan's options
record Acceptance(UUID revisionId, String option, Instant at) {}
