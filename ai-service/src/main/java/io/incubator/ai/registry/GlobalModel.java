package io.incubator.ai.registry;

import io.incubator.ai.usage.Prices;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A model as the operator sets it up for every organisation.
///
/// @param provider the name of a global provider
/// @param upstreamName what its provider names it
/// @param contextTokens the most it reads and writes in one call
/// @param maxOutputTokens the most it writes in one call
/// @param prices what organisations are charged
record GlobalModel(
        @NotNull @Schema(examples = "openai") String provider,
        @NotNull @Size(min = 1, max = 200) String upstreamName,
        @NotNull @Size(max = 20) Set<@NotNull Capability> capabilities,
        @NotNull @Positive @Max(100_000_000) Integer contextTokens,
        @NotNull @Positive @Max(100_000_000) Integer maxOutputTokens,
        @NotNull @Valid Prices prices,
        Boolean enabled) {
    GlobalModel {
        capabilities = capabilities == null ? Set.of() : Set.copyOf(capabilities);
    }

    ModelSettings named(String name, UUID providerId) {
        return new ModelSettings(
                name, providerId, upstreamName, capabilities, contextTokens, maxOutputTokens, prices, enabled);
    }
}
