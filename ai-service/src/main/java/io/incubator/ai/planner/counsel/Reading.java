package io.incubator.ai.planner.counsel;

/// What a model takes one clause of feedback to mean.
///
/// @param clause the words, copied
/// @param intent `use`, `avoid`, `circumstance`, `emphasis`, `simplify`, `adapt`, or `unknown` where nothing follows
/// @param subject the product, key of a fact, or perspective it is about; empty where the intent needs none
/// @param value of the fact as text, or `less`, `more`, `most` for a perspective; else empty
public record Reading(String clause, String intent, String subject, String value) {
    /// Takes what is there of an answer.
    public Reading {
        clause = clause == null ? "" : clause;
        intent = intent == null ? "" : intent;
        subject = subject == null ? "" : subject;
        value = value == null ? "" : value;
    }

    /// Whether anything follows from the clause.
    boolean says() {
        return !intent.equals("unknown");
    }
}
