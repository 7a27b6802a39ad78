package io.incubator.ai.prompts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A prompt with its first version.
///
/// @param name what callers name it
/// @param note why the version was made
record NewPrompt(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}") @Schema(examples = "support/answer")
        String name,

        @Size(max = 500) String description,
        @NotNull @Valid Template content,
        @Size(max = 500) String note) {
    NewPrompt {
        description = description == null ? "" : description;
        note = note == null ? "" : note;
    }
}
