package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.BriefContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Takes over what is stated in the context.
final class ContextReader {
    private static final double IMPLIED = 0.95;

    private final FactSheet sheet;

    ContextReader(FactSheet sheet) {
        this.sheet = sheet;
    }

    void read(BriefContext context) {
        put("scale", context.scale());
        put("domainComplexity", context.domainComplexity());
        put("availability", context.availability());
        put("budget", context.budget());
        put("deadlineWeeks", context.deadlineWeeks());
        put("horizonYears", context.horizonYears());
        putAll("compliance", context.compliance());
        if (context.team() != null) {
            put("team.size", context.team().size());
            put("team.opsExperience", context.team().opsExperience());
        }
        if (context.users() != null) {
            put("users.launch", context.users().launch());
            put("users.year1", context.users().year1());
            put("users.peakConcurrent", context.users().peakConcurrent());
        }
        if (context.performance() != null) {
            put("performance.p95Ms", context.performance().p95Ms());
            put("performance.requestsPerSecond", context.performance().requestsPerSecond());
            put("performance.realtime", context.performance().realtime());
        }
        readData(context.data());
        if (context.deployment() != null) {
            putAll("deployment.environment", context.deployment().environment());
            put("deployment.managedServicesOk", context.deployment().managedServicesOk());
        }
    }

    private void readData(BriefContext.Data data) {
        if (data == null) {
            return;
        }
        put("data.volumeGb", data.volumeGb());
        put("data.growthGbPerMonth", data.growthGbPerMonth());
        put("data.analytics", data.analytics());
        put("data.ml", data.ml());
        put("data.consistency", data.consistency());
        putAll("data.kinds", data.kinds());
        if (data.kinds() != null && data.kinds().contains("search")) {
            imply("search");
        }
        if (data.kinds() != null && data.kinds().contains("vector")) {
            imply("semantic_search");
        }
    }

    /// What a stated kind of data implies; it does not close the list of features the text may add to.
    private void imply(String feature) {
        sheet.add(new Fact("features", feature, Origin.EXTRACTED, IMPLIED, null));
    }

    private void put(String key, Object value) {
        if (value != null) {
            sheet.add(new Fact(key, value, Origin.EXPLICIT, 1, null));
        }
    }

    private void putAll(String key, List<String> values) {
        if (values != null) {
            values.stream()
                    .filter(Objects::nonNull)
                    .map(value -> value.strip().toLowerCase(Locale.ROOT).replace('-', '_'))
                    .filter(value -> !value.isEmpty())
                    .forEach(value -> put(key, value));
        }
    }
}
