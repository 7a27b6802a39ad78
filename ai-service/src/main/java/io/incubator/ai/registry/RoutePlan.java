package io.incubator.ai.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where the calls of a route go.
///
/// @param targets one of these, by weight
/// @param fallbacks these in this order, when that one fails before the first byte of its answer
/// @param retries how often one target is tried again before the next
/// @param cacheSeconds how long the answer to exactly the same request is given again; 0 for never
public record RoutePlan(
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Target> targets,
        @NotNull @Size(max = 10) List<@NotNull @Pattern(regexp = ModelSettings.NAME) String> fallbacks,
        @NotNull @Valid Timeouts timeouts,
        @PositiveOrZero @Max(5) @Schema(defaultValue = "1") int retries,
        @PositiveOrZero @Max(86_400) int cacheSeconds) {

    /// Copies the lists.
    public RoutePlan {
        targets = targets == null ? List.of() : List.copyOf(targets);
        fallbacks = fallbacks == null ? List.of() : List.copyOf(fallbacks);
        timeouts = timeouts == null ? Timeouts.DEFAULT : timeouts;
    }

    /// A model and its share of the calls.
    ///
    /// @param model its name
    public record Target(
            @NotNull @Pattern(regexp = ModelSettings.NAME) String model,
            @Positive @Max(1_000) int weight) {}

    /// How long a call waits, in milliseconds.
    ///
    /// @param firstByte until the answer begins
    /// @param idle between two pieces of the answer
    /// @param total for everything
    public record Timeouts(
            @Min(100) @Max(600_000) int firstByte,
            @Min(100) @Max(600_000) int idle,
            @Min(100) @Max(3_600_000) int total) {
        /// For models called by their own name.
        public static final Timeouts DEFAULT = new Timeouts(60_000, 60_000, 600_000);
    }

    /// The models it leads to.
    Set<String> names() {
        return Stream.concat(targets.stream().map(Target::model), fallbacks.stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// A single model, called by its own name.
    public static RoutePlan of(String model) {
        return new RoutePlan(List.of(new Target(model, 1)), List.of(), Timeouts.DEFAULT, 1, 0);
    }
}
