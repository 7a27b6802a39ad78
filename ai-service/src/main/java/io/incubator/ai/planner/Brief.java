package io.incubator.ai.planner;

/// What a user wants, in their own words, with whatever they chose to state in figures.
///
/// @param text free text, Chinese or English; only ever treated as data
/// @param language `zh` or `en`; detected from the text when absent
/// @param context stated circumstances; each value may be absent, and wins over what the text implies
public record Brief(String text, String language, BriefContext context) {

    /// A brief of nothing but text.
    public static Brief ofText(String text) {
        return new Brief(text, null, null);
    }
}
