package io.incubator.ai.planner;

import io.incubator.ai.planner.counsel.Finding;
import java.util.List;

/// What a user wants, in their own words, with whatever they chose to state in figures.
///
/// @param text free text, Chinese or English; only ever treated as data
/// @param language `zh` or `en`; detected from the text when absent
/// @param context stated circumstances; each value may be absent, and wins over what the text implies
/// @param findings what a model read in the text; counts where nothing else is known
public record Brief(String text, String language, BriefContext context, List<Finding> findings) {
    /// Takes no findings for an empty list.
    public Brief {
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /// A brief nobody but the rules has read.
    public Brief(String text, String language, BriefContext context) {
        this(text, language, context, List.of());
    }

    /// A brief of nothing but text.
    public static Brief ofText(String text) {
        return new Brief(text, null, null);
    }

    /// The same, with what a model read in it.
    public Brief with(List<Finding> read) {
        return new Brief(text, language, context, read);
    }
}
