package io.incubator.ai.planner;

import io.incubator.ai.planner.counsel.Insight;

/// What a user wants, in their own words, with whatever they chose to state in figures.
///
/// @param text free text, Chinese or English; only ever treated as data
/// @param language `zh` or `en`; detected from the text when absent
/// @param context stated circumstances; each value may be absent, and wins over what the text implies
/// @param insight what a model made of it; counts where nothing else is known
public record Brief(String text, String language, BriefContext context, Insight insight) {
    /// Takes no insight for none.
    public Brief {
        insight = insight == null ? Insight.NONE : insight;
    }

    /// A brief nobody but the rules has read.
    public Brief(String text, String language, BriefContext context) {
        this(text, language, context, Insight.NONE);
    }

    /// A brief of nothing but text.
    public static Brief ofText(String text) {
        return new Brief(text, null, null);
    }

    /// The same, with what a model made of it.
    public Brief with(Insight other) {
        return new Brief(text, language, context, other);
    }
}
