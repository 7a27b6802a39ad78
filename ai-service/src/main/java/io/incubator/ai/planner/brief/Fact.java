package io.incubator.ai.planner.brief;

/// One value known about a brief.
///
/// @param value number, word, truth, or one element of a set
/// @param confidence 0 … 1
/// @param span where the text says so; null unless extracted or read by a model
public record Fact(String key, Object value, Origin origin, double confidence, Span span) {

    /// A place in the text.
    ///
    /// @param start index of the first character in the text, @param end index after the last
    public record Span(int start, int end, String quote) {}
}
