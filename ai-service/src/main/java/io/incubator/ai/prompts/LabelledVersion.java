package io.incubator.ai.prompts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The version a label is to stand on.
@Schema(name = "LabelledPromptVersion")
record LabelledVersion(@NotNull @Positive Integer number) {}
