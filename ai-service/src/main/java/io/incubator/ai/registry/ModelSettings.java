package io.incubator.ai.registry;

import io.incubator.ai.usage.Prices;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A model as it is set up.
///
/// @param name what callers name it
/// @param upstreamName what its provider names it
/// @param contextTokens the most it reads and writes in one call
/// @param maxOutputTokens the most it writes in one call
record ModelSettings(
        @NotNull @Pattern(regexp = NAME) @Schema(examples = "gpt-5-mini")
        String name,

        @NotNull UUID providerId,
        @NotNull @Size(min = 1, max = 200) String upstreamName,
        @NotNull @Size(max = 20) Set<@NotNull Capability> capabilities,
        @NotNull @Positive @Max(100_000_000) Integer contextTokens,
        @NotNull @Positive @Max(100_000_000) Integer maxOutputTokens,
        @NotNull @Valid Prices prices,
        Boolean enabled) {
    /// Names of models and routes.
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}";

    ModelSettings {
        capabilities = capabilities == null ? Set.of() : Set.copyOf(capabilities);
        enabled = enabled == null || enabled;
    }
}
