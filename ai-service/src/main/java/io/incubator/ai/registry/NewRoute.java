package io.incubator.ai.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// A route with its first version.
record NewRoute(
        @NotNull @Pattern(regexp = ModelSettings.NAME) String name,
        @NotNull @Valid RoutePlan plan) {}
