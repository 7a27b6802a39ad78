package io.incubator.ai.registry;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A provider as the operator sets it up for every organisation.
///
/// @param baseUrl what the paths of the API come after, such as `https://api.openai.com/v1`
record GlobalProvider(
        @NotNull @Schema(description = "Cannot change") Dialect dialect,

        @NotNull @Size(max = 500) @Schema(examples = "https://api.openai.com/v1")
        String baseUrl,

        @Size(min = 1, max = 4000)
        @Schema(
                description =
                        "The provider's API key. Stored sealed; nothing reads it back. Left out, it stays as it is")
        String credential,

        Boolean enabled) {
    GlobalProvider {
        enabled = enabled == null || enabled;
    }

    @Override
    public String toString() {
        return "GlobalProvider[" + dialect + "]";
    }
}
