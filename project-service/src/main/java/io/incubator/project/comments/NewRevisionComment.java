package io.incubator.project.comments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The body that says something about a revision.
///
/// @param text 1 to 10,000 characters, not only spaces
/// @param optionId one of the plan's options; left out for the revision as a whole
record NewRevisionComment(
        @NotBlank @Size(max = 10_000) String text,
        @Size(min = 1, max = 20) String optionId) {}
