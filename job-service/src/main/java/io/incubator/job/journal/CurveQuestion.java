package io.incubator.job.journal;

/// What of curves is wanted.
///
/// @param name null for all curves
/// @param points about how many per curve
/// @param from first step; null for the beginning
/// @param to last step; null for the end
record CurveQuestion(String name, int points, Long from, Long to) {
    long firstStep() {
        return from == null ? Long.MIN_VALUE : from;
    }

    long lastStep() {
        return to == null ? Long.MAX_VALUE : to;
    }
}
