package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import io.incubator.ai.planner.InvalidBriefException;
import java.util.List;
import java.util.Set;

/// Refuses what no plan can be made from.
final class BriefValidator {
    static final int MAX_TEXT = 100_000;
    private static final int MAX_ENTRIES = 200;
    private static final int MAX_ENTRY = 2_000;

    private static final Set<String> LEVELS = Set.of("low", "medium", "high");
    private static final Set<String> KINDS =
            Set.of("relational", "document", "time_series", "event_stream", "graph", "search", "vector", "file");
    private static final Set<String> ENVIRONMENTS =
            Set.of("public_cloud", "kubernetes", "on_premises", "edge", "serverless", "paas");

    private BriefValidator() {}

    static void validate(Brief brief) {
        if (brief == null || brief.text() == null) {
            throw new InvalidBriefException("text", "required", "the brief says nothing");
        }
        if (brief.text().length() > MAX_TEXT) {
            throw new InvalidBriefException("text", "too-long", "at most " + MAX_TEXT + " characters");
        }
        oneOf("language", brief.language(), Set.of("zh", "en"));
        if (brief.context() != null) {
            validate(brief.context());
        }
    }

    /// Refuses a text nothing can be read from.
    ///
    /// @param text already without invisible characters
    static void requireSubstance(String text) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new InvalidBriefException("text", "required", "the brief says nothing");
        }
    }

    private static void validate(BriefContext context) {
        oneOf("context.scale", context.scale(), Set.of("prototype", "small", "medium", "large"));
        oneOf("context.domainComplexity", context.domainComplexity(), LEVELS);
        oneOf("context.budget", context.budget(), LEVELS);
        oneOf("context.availability", context.availability(), Set.of("best_effort", "standard", "high", "critical"));
        range("context.deadlineWeeks", context.deadlineWeeks(), 0, 1000);
        range("context.horizonYears", context.horizonYears(), 0, 100);
        entries("context.existing", context.existing());
        entries("context.constraints", context.constraints());
        entries("context.compliance", context.compliance());
        if (context.team() != null) {
            range("context.team.size", context.team().size(), 1, 100_000);
            range("context.team.opsExperience", context.team().opsExperience(), 0, 5);
            if (context.team().skills() != null) {
                context.team().skills().forEach((name, level) -> range("context.team.skills." + name, level, 0, 5));
            }
        }
        if (context.users() != null) {
            range("context.users.launch", context.users().launch(), 0, 1e10);
            range("context.users.year1", context.users().year1(), 0, 1e10);
            range("context.users.peakConcurrent", context.users().peakConcurrent(), 0, 1e10);
        }
        if (context.performance() != null) {
            range("context.performance.p95Ms", context.performance().p95Ms(), 0.001, 1e9);
            range("context.performance.requestsPerSecond", context.performance().requestsPerSecond(), 0, 1e10);
        }
        if (context.data() != null) {
            range("context.data.volumeGb", context.data().volumeGb(), 0, 1e12);
            range("context.data.growthGbPerMonth", context.data().growthGbPerMonth(), 0, 1e12);
            oneOf("context.data.consistency", context.data().consistency(), Set.of("strong", "eventual"));
            eachOf("context.data.kinds", context.data().kinds(), KINDS);
        }
        if (context.deployment() != null) {
            eachOf("context.deployment.environment", context.deployment().environment(), ENVIRONMENTS);
        }
    }

    private static void eachOf(String field, List<String> values, Set<String> allowed) {
        if (values != null) {
            for (int i = 0; i < values.size(); i++) {
                oneOf(field + "[" + i + "]", values.get(i), allowed);
            }
        }
    }

    private static void entries(String field, List<String> values) {
        if (values == null) {
            return;
        }
        if (values.size() > MAX_ENTRIES
                || values.stream().anyMatch(value -> value != null && value.length() > MAX_ENTRY)) {
            throw new InvalidBriefException(
                    field, "too-long", "at most " + MAX_ENTRIES + " entries of " + MAX_ENTRY + " characters");
        }
    }

    private static void oneOf(String field, String value, Set<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            throw new InvalidBriefException(
                    field,
                    "unknown-value",
                    "one of " + allowed.stream().sorted().toList());
        }
    }

    private static void range(String field, Double value, double least, double most) {
        if (value != null && !(value >= least && value <= most)) {
            throw new InvalidBriefException(field, "out-of-range", "between " + least + " and " + most);
        }
    }
}
