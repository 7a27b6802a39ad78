package io.incubator.ai.registry;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/// The version that calls are to follow.
record ActiveVersion(@NotNull @Positive Integer number) {}
