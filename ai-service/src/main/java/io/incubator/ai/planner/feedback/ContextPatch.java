package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes values into a brief's context, where they count as stated: they win over the text, and the newer over the
/// older.
final class ContextPatch {
    private static final Set<String> LISTS = Set.of("compliance", "data.kinds", "deployment.environment");

    private final Map<String, Object> values;
    private final Map<String, Double> skills;

    ContextPatch(Map<String, Object> values, Map<String, Double> skills) {
        this.values = values;
        this.skills = skills;
    }

    /// Adds a value to those of a remark; several of a list add up.
    static void put(Map<String, Object> values, String key, Object value) {
        if (LISTS.contains(key) && values.get(key) instanceof List<?> known) {
            Set<Object> all = new LinkedHashSet<>(known);
            all.addAll(value instanceof List<?> more ? more : List.of(value));
            values.put(key, List.copyOf(all));
        } else {
            values.put(key, LISTS.contains(key) && !(value instanceof List<?>) ? List.of(value) : value);
        }
    }

    /// The brief with these values stated, and these sentences added to its text.
    Brief apply(Brief brief, List<String> requirements) {
        if (values.isEmpty() && skills.isEmpty() && requirements.isEmpty()) {
            return brief;
        }
        String text = requirements.isEmpty() ? brief.text() : brief.text() + "\n" + String.join("\n", requirements);
        return new Brief(
                text,
                brief.language(),
                context(brief.context() == null ? BriefContext.empty() : brief.context()),
                brief.insight());
    }

    private BriefContext context(BriefContext old) {
        return new BriefContext(
                or("scale", old.scale()),
                team(old.team()),
                users(old.users()),
                or("domainComplexity", old.domainComplexity()),
                performance(old.performance()),
                data(old.data()),
                or("availability", old.availability()),
                joined("compliance", old.compliance()),
                deployment(old.deployment()),
                or("budget", old.budget()),
                or("deadlineWeeks", old.deadlineWeeks()),
                or("horizonYears", old.horizonYears()),
                old.existing(),
                old.constraints());
    }

    private BriefContext.Team team(BriefContext.Team old) {
        BriefContext.Team team = old == null ? new BriefContext.Team(null, null, null) : old;
        Map<String, Double> known = new LinkedHashMap<>();
        if (team.skills() != null) {
            known.putAll(team.skills());
        }
        known.putAll(skills);
        return new BriefContext.Team(
                or("team.size", team.size()),
                known.isEmpty() ? team.skills() : known,
                or("team.opsExperience", team.opsExperience()));
    }

    private BriefContext.Users users(BriefContext.Users old) {
        BriefContext.Users users = old == null ? new BriefContext.Users(null, null, null) : old;
        return new BriefContext.Users(
                or("users.launch", users.launch()),
                or("users.year1", users.year1()),
                or("users.peakConcurrent", users.peakConcurrent()));
    }

    private BriefContext.Performance performance(BriefContext.Performance old) {
        BriefContext.Performance performance = old == null ? new BriefContext.Performance(null, null, null) : old;
        return new BriefContext.Performance(
                or("performance.p95Ms", performance.p95Ms()),
                or("performance.requestsPerSecond", performance.requestsPerSecond()),
                or("performance.realtime", performance.realtime()));
    }

    private BriefContext.Data data(BriefContext.Data old) {
        BriefContext.Data data = old == null ? new BriefContext.Data(null, null, null, null, null, null) : old;
        return new BriefContext.Data(
                or("data.volumeGb", data.volumeGb()),
                or("data.growthGbPerMonth", data.growthGbPerMonth()),
                joined("data.kinds", data.kinds()),
                or("data.analytics", data.analytics()),
                or("data.ml", data.ml()),
                or("data.consistency", data.consistency()));
    }

    private BriefContext.Deployment deployment(BriefContext.Deployment old) {
        BriefContext.Deployment deployment = old == null ? new BriefContext.Deployment(null, null) : old;
        return new BriefContext.Deployment(
                or("deployment.environment", deployment.environment()),
                or("deployment.managedServicesOk", deployment.managedServicesOk()));
    }

    @SuppressWarnings("unchecked") // values are checked against the key's kind where they come in
    private <T> T or(String key, T old) {
        return values.containsKey(key) ? (T) values.get(key) : old;
    }

    /// What is to be obeyed adds up; nobody is rid of a regime by naming another.
    private List<String> joined(String key, List<String> old) {
        List<String> added = or(key, List.<String>of());
        if (added.isEmpty()) {
            return old;
        }
        Set<String> all = new LinkedHashSet<>(old == null ? List.of() : old);
        all.addAll(added);
        return List.copyOf(all);
    }
}
