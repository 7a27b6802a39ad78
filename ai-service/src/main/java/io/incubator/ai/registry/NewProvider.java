package io.incubator.ai.registry;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A provider to be registered.
///
/// @param baseUrl what the paths of the API come after, such as `https://api.openai.com/v1`
record NewProvider(
        @NotNull @Pattern(regexp = NAME) @Schema(examples = "openai")
        String name,

        @NotNull Dialect dialect,

        @NotNull @Size(max = 500) @Schema(examples = "https://api.openai.com/v1")
        String baseUrl,

        @Size(min = 1, max = 4000) @Schema(description = "The provider's API key. Stored sealed; nothing reads it back")
        String credential) {
    /// Names of providers.
    static final String NAME = "[a-z0-9][a-z0-9._-]{0,62}";

    @Override
    public String toString() {
        return "NewProvider[" + name + "]";
    }
}
