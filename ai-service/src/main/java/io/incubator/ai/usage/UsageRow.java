package io.incubator.ai.usage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A line of a report.
///
/// @param name what it sums by: a model's name, an id, a day
/// @param estimated calls charged at the most they can have used, since the provider told no usage
record UsageRow(
        String name,
        long calls,
        long failed,
        long estimated,
        long inputTokens,
        long cachedTokens,
        long cacheWriteTokens,
        long outputTokens,
        long reasoningTokens,
        @Schema(description = "Nano-dollars (10^-9 USD)") long costNanos) {}
