package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values compositions by the hundred: what a rule gives a class whatever the rest of the composition is gets added up
/// once, and only the other rules are asked again. The result is that of the rule book, up to rounding.
final class Scorer {
    private static final Criterion[] CRITERIA = Criterion.values();

    private final RuleBook rules;
    private final double[] weights = new double[CRITERIA.length];
    private final Map<Axis, Map<String, double[]>> fixed = new EnumMap<>(Axis.class);
    private final List<RuleBook.Live> open = new ArrayList<>();
    private final Map<Axis, Map<String, Boolean>> allowed = new EnumMap<>(Axis.class);
    private final Map<Axis, List<RuleBook.Constraint>> joint = new EnumMap<>(Axis.class);

    Scorer(KnowledgeBase knowledge, RuleBook rules, Map<Criterion, Double> weights) {
        this.rules = rules;
        for (Criterion criterion : CRITERIA) {
            this.weights[criterion.ordinal()] = weights.get(criterion);
        }
        OptionScope scope = rules.scope(new Composition("", Map.of()));
        rules.effects().forEach(live -> add(live, scope));
        for (Axis axis : Axis.values()) {
            Map<String, Boolean> classes = new HashMap<>();
            for (AxisDefinition.AxisClass type : knowledge.axis(axis).classes()) {
                classes.put(type.id(), rules.allows(axis, type.id()));
            }
            allowed.put(axis, classes);
            joint.put(
                    axis,
                    rules.constraints().stream()
                            .filter(c -> c.axes().contains(axis) && c.axes().size() > 1)
                            .toList());
        }
    }

    private void add(RuleBook.Live live, OptionScope scope) {
        boolean constant = live.when() == null
                && live.rule().target().size() == 1
                && live.rule().effects().values().stream()
                        .allMatch(effect -> effect.references().stream().noneMatch(n -> n.startsWith("option.")));
        if (!constant) {
            open.add(live);
            return;
        }
        live.rule()
                .target()
                .forEach((axis, classes) -> classes.forEach(type -> {
                    double[] points = fixed.computeIfAbsent(axis, k -> new HashMap<>())
                            .computeIfAbsent(type, k -> new double[CRITERIA.length]);
                    live.rule()
                            .effects()
                            .forEach((criterion, effect) -> points[criterion.ordinal()] += effect.number(scope));
                }));
    }

    /// Weighted sum of a complete composition on the 0 … 10 scale.
    double value(Composition composition) {
        double[] points = new double[CRITERIA.length];
        composition.classes().forEach((axis, type) -> {
            double[] share = fixed.getOrDefault(axis, Map.of()).get(type);
            if (share != null) {
                Arrays.setAll(points, i -> points[i] + share[i]);
            }
        });
        OptionScope scope = rules.scope(composition);
        for (RuleBook.Live live : open) {
            if (live.applies(composition, scope)) {
                live.rule()
                        .effects()
                        .forEach((criterion, effect) -> points[criterion.ordinal()] += effect.number(scope));
            }
        }
        double value = 0;
        for (int i = 0; i < points.length; i++) {
            value += weights[i] * RuleBook.onScale(points[i]);
        }
        return value;
    }

    /// Whether no constraint that reads this axis is broken.
    boolean obeys(Composition composition, Axis axis) {
        return Boolean.TRUE.equals(allowed.get(axis).get(composition.get(axis)))
                && joint.get(axis).stream().noneMatch(c -> c.broken().test(composition));
    }

    /// Classes of an axis that no constraint on this axis alone rules out.
    boolean allows(Axis axis, String type) {
        return Boolean.TRUE.equals(allowed.get(axis).get(type));
    }

    /// Axes whose fixed points a composition already has.
    double fixedValue(Axis axis, String type) {
        double[] share = fixed.getOrDefault(axis, Map.of()).get(type);
        double value = 0;
        for (int i = 0; share != null && i < share.length; i++) {
            value += weights[i] * share[i];
        }
        return value;
    }

    /// Rules that are not the same for every composition with a class.
    Set<RuleBook.Live> open() {
        return Set.copyOf(open);
    }
}
