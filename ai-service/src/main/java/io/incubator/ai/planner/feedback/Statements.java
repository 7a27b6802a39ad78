package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.knowledge.Language;

/// Says what was done, and where it was less than what was asked for.
final class Statements {
    private static final double HUNDRED = 100;

    private final FeedbackRules rules;
    private final Language language;

    Statements(FeedbackRules rules, Language language) {
        this.rules = rules;
        this.language = language;
    }

    String of(Verdict verdict, Feedback feedback, Round before, Round after) {
        boolean same = before.options().equals(after.options());
        return switch (verdict) {
            case SIMPLIFY -> simplified(before, after);
            case CHOOSE -> rules.text("verdict.choose", language, feedback.option());
            case ADAPT ->
                rules.text(
                        after.basis().facts().skills().isEmpty() ? "verdict.adapt.unknown" : "verdict.adapt", language);
            case REGENERATE, RENEW ->
                rules.text(
                        same || after.rejected().contains(after.lead())
                                ? "verdict.exhausted"
                                : "verdict." + verdict.id(),
                        language);
            default -> rules.text("verdict." + verdict.id(), language);
        };
    }

    private String simplified(Round before, Round after) {
        double was = before.basis().complexity(before.lead()).value();
        double is = after.basis().complexity(after.lead()).value();
        long cut = Math.round(HUNDRED * (is - was) / was);
        if (is >= was) {
            return rules.text("verdict.simplify.none", language, was);
        }
        boolean enough = is <= was * (1 - Simplifier.CUT) + 1e-9;
        return rules.text(enough ? "verdict.simplify" : "verdict.simplify.some", language, was, is, cut);
    }
}
