package io.incubator.project.comments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The body that says something about a task.
///
/// @param text 1 to 10,000 characters, not only spaces
record NewComment(@NotBlank @Size(max = 10_000) String text) {}
