package io.incubator.ai.prompts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A version to be added.
///
/// @param note why it was made
@Schema(name = "NewPromptVersion")
record NewVersion(
        @NotNull @Valid Template content, @Size(max = 500) String note) {
    NewVersion {
        note = note == null ? "" : note;
    }
}
