package io.incubator.ai.prompts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is to be rendered and shown to a model.
///
/// @param label as in a rendering
/// @param number as in a rendering
/// @param variables as in a rendering
/// @param model name of a route or model
/// @param maxTokens the longest the answer may be; what the model may write at most, if this is left out
record NewTrial(
        @Pattern(regexp = Prompt.LABEL) String label,
        @Positive Integer number,
        @Size(max = 100) Map<String, @NotNull @Size(max = 100_000) String> variables,

        @NotNull @Size(min = 1, max = 128) @Schema(examples = "incubator-echo")
        String model,

        @Positive @Max(100_000_000) Integer maxTokens) {

    /// Copies the values, absent ones included, so that they are told by name.
    NewTrial {
        variables = variables == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    NewRendering rendering() {
        return new NewRendering(label, number, variables);
    }
}
