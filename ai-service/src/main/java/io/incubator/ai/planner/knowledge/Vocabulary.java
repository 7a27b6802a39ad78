package io.incubator.ai.planner.knowledge;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// The names expressions may refer to.
public final class Vocabulary {

    /// Facts of a brief.
    public static final Set<String> FACTS = Set.of(
            "scale",
            "team.size",
            "team.opsExperience",
            "team.languageSkills",
            "users.launch",
            "users.year1",
            "users.peakConcurrent",
            "domainComplexity",
            "performance.p95Ms",
            "performance.requestsPerSecond",
            "performance.realtime",
            "data.volumeGb",
            "data.growthGbPerMonth",
            "data.kinds",
            "data.analytics",
            "data.ml",
            "data.consistency",
            "availability",
            "compliance",
            "deployment.environment",
            "deployment.managedServicesOk",
            "budget",
            "deadlineWeeks",
            "horizonYears",
            "features",
            "archetype",
            "demand",
            "language",
            "hasExisting",
            "hops");

    private static final Set<String> OPTION = Set.of(
            "option.family",
            "option.skill",
            "option.frontendSkill",
            "option.storeSkill",
            "option.deploymentSkill",
            "option.messagingSkill",
            "option.kept",
            "option.replaced",
            "option.parts");

    private static final Set<String> ALL = all();

    private Vocabulary() {}

    private static Set<String> all() {
        Set<String> names = new HashSet<>(FACTS);
        names.addAll(OPTION);
        AxisDefinition.ATTRIBUTES.forEach(attribute -> names.add("option." + attribute));
        Arrays.stream(Axis.values()).forEach(axis -> {
            names.add("option." + axis.id());
            names.add("existing." + axis.id());
            names.add("mentioned." + axis.id());
        });
        return Set.copyOf(names);
    }

    static boolean knows(String name) {
        return ALL.contains(name);
    }
}
