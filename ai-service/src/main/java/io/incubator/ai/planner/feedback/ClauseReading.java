package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.knowledge.Language;

/// How one clause of a remark was understood.
///
/// @param clause the words, as data
/// @param reading what they were taken to mean, in the language of the plan
/// @param confidence 0 … 1; 0 where nothing was understood
/// @param rule that read it, `FB-MODEL` where a model did; null where nobody did
public record ClauseReading(String clause, Intent intent, String reading, double confidence, String rule) {
    boolean byModel() {
        return OpenClauses.BY_MODEL.equals(rule);
    }

    /// The same where nothing came of it.
    ClauseReading idle(FeedbackRules rules, Language language) {
        return new ClauseReading(clause, intent, rules.text("reading.idle", language, reading), confidence, rule);
    }
}
