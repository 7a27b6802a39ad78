package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.brief.Values;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads answers to a plan's questions: the value must be of the kind the question asks for.
final class AnswerReader {
    private static final Map<String, Set<String>> WORDS = Map.of(
            "scale", Set.of("prototype", "small", "medium", "large"),
            "domainComplexity", Set.of("low", "medium", "high"),
            "budget", Set.of("low", "medium", "high"),
            "availability", Set.of("best_effort", "standard", "high", "critical"),
            "data.consistency", Set.of("strong", "eventual"));
    private static final Map<String, Set<String>> LISTS = Map.of(
            "data.kinds",
                    Set.of(
                            "relational",
                            "document",
                            "time_series",
                            "event_stream",
                            "graph",
                            "search",
                            "vector",
                            "file"),
            "deployment.environment",
                    Set.of("public_cloud", "kubernetes", "on_premises", "edge", "serverless", "paas"));
    private static final Set<String> TRUTHS =
            Set.of("performance.realtime", "data.analytics", "data.ml", "deployment.managedServicesOk");
    private static final Map<String, double[]> RANGES = Map.of(
            "team.size", new double[] {1, 100_000},
            "team.opsExperience", new double[] {0, 5},
            "deadlineWeeks", new double[] {0.1, 1000},
            "horizonYears", new double[] {0.1, 100},
            "performance.p95Ms", new double[] {0.001, 1e9});
    private static final double[] AMOUNT = {0, 1e10};
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
        Object plain = plain(key, value);
        if (plain == null) {
            return false;
        }
        ContextPatch.put(remark.values(), key, plain);
        return true;
    }

    /// The value in the form the context wants it, or null if the question cannot have it.
    private static Object plain(String key, Object value) {
        if (!ContextPatch.KEYS.contains(key)) {
            return null;
        }
        if (TRUTHS.contains(key)) {
            return value instanceof Boolean ? value : null;
        }
        if (WORDS.containsKey(key)) {
            return value instanceof String word && WORDS.get(key).contains(word.toLowerCase(Locale.ROOT))
                    ? word.toLowerCase(Locale.ROOT)
                    : null;
        }
        if (LISTS.containsKey(key) || key.equals("compliance")) {
            List<String> words = words(value);
            Set<String> allowed = LISTS.get(key);
            return words.isEmpty() || (allowed != null && !allowed.containsAll(words)) ? null : words;
        }
        double[] range = RANGES.getOrDefault(key, AMOUNT);
        return value instanceof Number number && number.doubleValue() >= range[0] && number.doubleValue() <= range[1]
                ? (Object) number.doubleValue()
                : null;
    }

    private static List<String> words(Object value) {
        List<?> given = value instanceof List<?> list ? list : value instanceof String word ? List.of(word) : List.of();
        return given.stream()
                .map(word -> word.toString().strip().toLowerCase(Locale.ROOT).replace('-', '_'))
                .filter(word -> !word.isEmpty())
                .toList();
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
