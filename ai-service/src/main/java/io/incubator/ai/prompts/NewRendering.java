package io.incubator.ai.prompts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which version of a prompt is to be rendered, and with what.
///
/// @param label of the version; `production` if neither it nor a number is given
/// @param variables values by the names of variables
record NewRendering(
        @Pattern(regexp = Prompt.LABEL) @Schema(defaultValue = USUAL)
        String label,

        @Positive @Schema(description = "The version itself, in place of a label")
        Integer number,

        @Size(max = 100) Map<String, @NotNull @Size(max = 100_000) String> variables) {
    private static final String USUAL = "production";

    /// Copies the values, absent ones included, so that they are told by name.
    NewRendering {
        label = label == null && number == null ? USUAL : label;
        variables = variables == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
}
