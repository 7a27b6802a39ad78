package io.incubator.ai.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incubator.ai.usage.Prices;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A name that calls may give as `model`, and what may answer them.
///
/// @param models the model itself, or those a route leads to: which are drawn by weight, then the fallbacks in order
public record CallableName(@Schema(examples = "team-chat") String name, Kind kind, List<Answering> models) {
    /// Copies the models.
    public CallableName {
        models = List.copyOf(models);
    }

    /// What a name stands for.
    @Schema(name = "CallableKind")
    public enum Kind {
        MODEL,
        ROUTE;

        /// The name in JSON.
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A model that may answer, and what it costs then.
    ///
    /// @param global whether the operator set it up, for every organisation
    /// @param contextTokens the most it reads and writes in one call
    /// @param maxOutputTokens the most it writes in one call
    @Schema(name = "CallableModel")
    public record Answering(
            String name,
            boolean global,
            List<Capability> capabilities,
            int contextTokens,
            int maxOutputTokens,
            Prices prices) {
        /// Copies the capabilities.
        public Answering {
            capabilities = List.copyOf(capabilities);
        }

        static Answering of(Target target) {
            return new Answering(
                    target.name(),
                    target.global(),
                    target.capabilities().stream().sorted().toList(),
                    target.contextTokens(),
                    target.maxOutputTokens(),
                    target.prices());
        }
    }
}
