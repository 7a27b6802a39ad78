package io.incubator.project.revisions;

import jakarta.validation.constraints.Size;

/// The body that accepts a revision; it may be left out.
///
/// @param optionId one of the plan's options; the recommended one when left out
record NewAcceptance(@Size(min = 1, max = 20) String optionId) {}
