package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.counsel.Reading;
import java.util.List;

/// What somebody says about a plan.
///
/// @param text in plain words, Chinese or English; only ever treated as data; may be null
/// @param satisfaction 0 … 100; may be null
/// @param option of the plan, chosen instead of the recommended one; may be null
/// @param answers to questions of the plan
/// @param readings what a model took clauses to mean that no rule knows
public record Feedback(String text, Integer satisfaction, String option, List<Answer> answers, List<Reading> readings) {
    public Feedback {
        answers = answers == null ? List.of() : List.copyOf(answers);
        readings = readings == null ? List.of() : List.copyOf(readings);
    }

    /// Feedback nobody but the rules has read.
    public Feedback(String text, Integer satisfaction, String option, List<Answer> answers) {
        this(text, satisfaction, option, answers, List.of());
    }

    /// The same, with what a model read in it.
    public Feedback with(List<Reading> others) {
        return new Feedback(text, satisfaction, option, answers, others);
    }

    /// A remark and nothing else.
    public static Feedback ofText(String text) {
        return new Feedback(text, null, null, List.of());
    }

    /// A remark with a satisfaction; the text may be null.
    public static Feedback of(String text, Integer satisfaction) {
        return new Feedback(text, satisfaction, null, List.of());
    }

    /// One answer.
    ///
    /// @param questionId key of the question
    /// @param value a string, number, boolean, list of strings, or map of names to numbers
    public record Answer(String questionId, Object value) {}
}
