package io.incubator.ai.usage;

/// What one call used. Parts never overlap: input is what was neither read from nor written to a provider's cache,
/// output is what was not reasoning.
///
/// @param input tokens read at the plain price
/// @param cached tokens read from the provider's cache
/// @param cacheWrite tokens written to the provider's cache
/// @param output tokens of the answer
/// @param reasoning tokens of reasoning, which are no part of the answer
/// @param calls what is priced by the piece: one call, or as many as there are images
public record TokenUsage(long input, long cached, long cacheWrite, long output, long reasoning, long calls) {
    /// Nothing at all.
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0, 0);

    /// Refuses negative numbers: a provider that sends one is not to be believed.
    public TokenUsage {
        if (input < 0 || cached < 0 || cacheWrite < 0 || output < 0 || reasoning < 0 || calls < 0) {
            throw new IllegalArgumentException("usage is negative");
        }
    }

    /// All tokens, in both directions.
    public long tokens() {
        return Math.addExact(Math.addExact(Math.addExact(input, cached), Math.addExact(cacheWrite, output)), reasoning);
    }
}
