package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.option.Composition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How complex a plan is: what the team has to build, run and know. This is the suite's one definition:
///
/// ```
/// value = 2 · deployables + 1.5 · stateful parts + 1 · models + 0.5 · technologies + 1 · burden
/// ```
///
/// The weights are data (`feedback.yaml`). People, providers and other systems are requirements and do not count.
///
/// @param deployables clients, gateways, units and workers
/// @param stateful stores and queues
/// @param models learnt models that are asked
/// @param technologies different products among these
/// @param burden mean burden to run the chosen classes, 0 … 10, by the weight of their axes
public record Complexity(double value, int deployables, int stateful, int models, int technologies, double burden) {
    private static final Set<Blueprint.Kind> DEPLOYABLE =
            Set.of(Blueprint.Kind.CLIENT, Blueprint.Kind.GATEWAY, Blueprint.Kind.UNIT, Blueprint.Kind.WORKER);
    private static final Set<Blueprint.Kind> STATEFUL = Set.of(Blueprint.Kind.STORE, Blueprint.Kind.QUEUE);

    /// Measures a design.
    public static Complexity of(
            KnowledgeBase knowledge, Composition composition, List<Blueprint.Component> components) {
        Map<String, Double> weights = FeedbackRules.builtIn().complexity();
        int deployables = count(components, DEPLOYABLE);
        int stateful = count(components, STATEFUL);
        int models = count(components, Set.of(Blueprint.Kind.MODEL));
        int technologies = (int) components.stream()
                .filter(c -> c.kind() != Blueprint.Kind.ACTOR && c.kind() != Blueprint.Kind.EXTERNAL)
                .map(Blueprint.Component::technology)
                .filter(technology -> technology != null && !technology.isEmpty())
                .distinct()
                .count();
        double burden = burden(knowledge, composition);
        double value = weights.get("deployable") * deployables
                + weights.get("stateful") * stateful
                + weights.get("model") * models
                + weights.get("technology") * technologies
                + weights.get("burden") * burden;
        return new Complexity(tenths(value), deployables, stateful, models, technologies, tenths(burden));
    }

    private static int count(List<Blueprint.Component> components, Set<Blueprint.Kind> kinds) {
        return (int) components.stream().filter(c -> kinds.contains(c.kind())).count();
    }

    private static double burden(KnowledgeBase knowledge, Composition composition) {
        double sum = 0;
        double weights = 0;
        for (Map.Entry<Axis, String> entry : composition.classes().entrySet()) {
            AxisDefinition axis = knowledge.axis(entry.getKey());
            sum += axis.weight() * axis.get(entry.getValue()).ops();
            weights += axis.weight();
        }
        return sum / weights;
    }

    private static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
