package io.incubator.ai.planner.roadmap;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.RoadmapTemplate;
import io.incubator.ai.planner.option.Composition;
import java.util.List;
import java.util.Map;

/// Three-point estimates from what a task has to build and how well the team knows what it takes.
final class Estimator {
    private static final double MOST_SKILLED = 5;

    private final RoadmapTemplate.People people;
    private final Map<String, Double> factors;
    private final Facts facts;
    private final Composition composition;
    private final Blueprint blueprint;

    /// Estimates for one composition.
    ///
    /// @param factors by track, from circumstances
    Estimator(
            RoadmapTemplate.People people,
            Map<String, Double> factors,
            Facts facts,
            Composition composition,
            Blueprint blueprint) {
        this.people = people;
        this.factors = factors;
        this.facts = facts;
        this.composition = composition;
        this.blueprint = blueprint;
    }

    /// What skill does to an estimate; more skill never makes it longer.
    static double factor(RoadmapTemplate.People people, double skill) {
        double share = Math.clamp(skill / MOST_SKILLED, 0, 1);
        return Math.round(100 * (people.unskilled() + share * (people.skilled() - people.unskilled()))) / 100.0;
    }

    Roadmap.Estimate estimate(RoadmapTemplate.Task template, Roadmap.Content content) {
        double[] days = new double[3];
        add(days, template.days(), 1);
        template.per().forEach((what, each) -> add(days, each, count(what, content)));
        Axis axis = template.skill() == null ? Axis.LANGUAGE_FRAMEWORK : template.skill();
        double factor =
                factors.getOrDefault(template.track(), 1.0) * factor(people, facts.skill(axis, composition.get(axis)));
        double optimistic = half(days[0] * factor);
        double likely = Math.max(optimistic, half(days[1] * factor));
        double pessimistic = Math.max(likely, half(days[2] * factor));
        return new Roadmap.Estimate(
                optimistic, likely, pessimistic, Math.round(10 * (optimistic + 4 * likely + pessimistic) / 6) / 10.0);
    }

    private static void add(double[] days, List<Double> more, long times) {
        for (int i = 0; i < days.length; i++) {
            days[i] += more.get(i) * times;
        }
    }

    private long count(String what, Roadmap.Content content) {
        return switch (what) {
            case "entities" -> content.entities().size();
            case "endpoints" -> content.endpoints().size();
            case "parts" ->
                blueprint.components().stream()
                        .filter(c -> c.kind() == Blueprint.Kind.UNIT || c.kind() == Blueprint.Kind.WORKER)
                        .count();
            case "reads" -> writing(content, false);
            case "writes" -> writing(content, true);
            default -> throw new IllegalArgumentException("an estimate cannot count " + what);
        };
    }

    private long writing(Roadmap.Content content, boolean writes) {
        return blueprint.endpoints().stream()
                .filter(e -> content.endpoints().contains(e.id()) && e.writes() == writes)
                .count();
    }

    private static double half(double days) {
        return Math.max(0.5, Math.round(2 * days) / 2.0);
    }
}
