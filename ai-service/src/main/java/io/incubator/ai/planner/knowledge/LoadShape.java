package io.incubator.ai.planner.knowledge;

/// How load typically comes to a product of this kind.
///
/// @param peakFactor peak hour against the mean of the day
/// @param readShare share of calls that only read, 0 … 1
public record LoadShape(Pattern pattern, double peakFactor, double readShare, Text note) {

    /// Shapes of load over time.
    public enum Pattern {
        STEADY,
        DAILY,
        SPIKY,
        BATCH,
        STREAM
    }
}
