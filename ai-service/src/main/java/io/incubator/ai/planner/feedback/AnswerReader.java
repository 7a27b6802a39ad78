package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.brief.FactValues;
import io.incubator.ai.planner.brief.Values;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads answers to a plan's questions: the value must be of the kind the question asks for.
final class AnswerReader {
    private static final Pattern SEPARATOR = Pattern.compile("[,，、;；/\\n]|\\band\\b|和|与");
    private static final double WORKING_KNOWLEDGE = 4;

    private final KnowledgeBase knowledge;
    private final FeedbackRules rules;

    AnswerReader(KnowledgeBase knowledge, FeedbackRules rules) {
        this.knowledge = knowledge;
        this.rules = rules;
    }

    void read(List<Feedback.Answer> answers, Language language, Remark remark) {
        for (Feedback.Answer answer : answers) {
            String said = answer.questionId() + " = " + Values.plain(answer.value());
            boolean understood = "team.skills".equals(answer.questionId())
                    ? skills(answer.value(), remark)
                    : value(answer.questionId(), answer.value(), remark);
            Text label = knowledge.texts().get("fact." + answer.questionId());
            remark.read(
                    said,
                    understood ? Intent.ANSWER : Intent.UNKNOWN,
                    understood
                            ? rules.text(
                                    "reading.answer",
                                    language,
                                    label == null ? answer.questionId() : label.in(language))
                            : rules.text("reading.answer.unknown", language),
                    understood ? 1 : 0,
                    understood ? "FB-ANSWER" : null);
        }
    }

    private static boolean value(String key, Object value, Remark remark) {
        Object plain = FactValues.read(key, value);
        if (plain == null) {
            return false;
        }
        ContextPatch.put(remark.values(), key, plain);
        return true;
    }

    /// Skills as levels by name, or just as names, which then are known well.
    private static boolean skills(Object value, Remark remark) {
        int before = remark.skills().size();
        switch (value) {
            case Map<?, ?> levels ->
                levels.forEach((name, level) -> {
                    if (level instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 5) {
                        remark.skills().put(name.toString(), number.doubleValue());
                    }
                });
            case List<?> names -> names.forEach(name -> skill(name.toString(), remark));
            case String names -> SEPARATOR.splitAsStream(names).forEach(name -> skill(name, remark));
            case null, default -> {}
        }
        return remark.skills().size() > before;
    }

    private static void skill(String name, Remark remark) {
        if (!name.isBlank()) {
            remark.skills().put(name.strip(), WORKING_KNOWLEDGE);
        }
    }
}
