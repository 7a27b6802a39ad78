package io.incubator.ai.planner.option;

import io.incubator.ai.planner.expression.Expression;
import io.incubator.ai.planner.expression.Scope;
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
import java.util.stream.Collectors;

/// Values compositions by the hundred: what a rule gives a class whatever the rest of the composition
/// is gets added up
/// once, and only the other rules are asked again. The result is that of the rule book, up to rounding.
final class Scorer {
    private static final List<Criterion> CRITERIA = List.of(Criterion.values());

    private final RuleBook rules;
    private final double[] weights;
    private final Map<Axis, Map<String, double[]>> fixed = new EnumMap<>(Axis.class);
    private final List<Open> open = new ArrayList<>();
    private final Map<Axis, Map<String, Boolean>> allowed = new EnumMap<>(Axis.class);
    private final Map<Axis, List<RuleBook.Constraint>> joint = new EnumMap<>(Axis.class);

    /// A rule whose points depend on the whole composition.
    ///
    /// @param effects by place of the criterion; null where there is none
    private record Open(RuleBook.Live live, List<Effect> effects) {
        void add(double[] points, Scope scope) {
            for (Effect effect : effects) {
                points[effect.place()] += effect.formula().number(scope);
            }
        }
    }

    /// Points on one criterion.
    private record Effect(int place, Expression formula) {}

    Scorer(KnowledgeBase knowledge, RuleBook rules, Map<Criterion, Double> weights) {
        this.rules = rules;
        this.weights = CRITERIA.stream().mapToDouble(weights::get).toArray();
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
        List<Effect> effects = live.effects().entrySet().stream()
                .map(effect -> new Effect(CRITERIA.indexOf(effect.getKey()), effect.getValue()))
                .toList();
        Open rule = new Open(live, effects);
        boolean constant = live.when() == null
                && live.rule().target().size() == 1
                && effects.stream()
                        .flatMap(effect -> effect.formula().references().stream())
                        .noneMatch(name -> name.startsWith("option."));
        if (!constant) {
            open.add(rule);
            return;
        }
        live.rule()
                .target()
                .forEach((axis, classes) -> classes.forEach(type -> rule.add(
                        fixed.computeIfAbsent(axis, k -> new HashMap<>())
                                .computeIfAbsent(type, k -> new double[CRITERIA.size()]),
                        scope)));
    }

    /// Weighted sum of a complete composition on the 0 … 10 scale.
    double value(Composition composition) {
        double[] points = new double[CRITERIA.size()];
        composition.classes().forEach((axis, type) -> {
            double[] share = fixed.getOrDefault(axis, Map.of()).get(type);
            if (share != null) {
                Arrays.setAll(points, i -> points[i] + share[i]);
            }
        });
        OptionScope scope = rules.scope(composition);
        for (Open rule : open) {
            if (rule.live().applies(composition, scope)) {
                rule.add(points, scope);
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
        return allows(axis, composition.get(axis))
                && joint.get(axis).stream().noneMatch(c -> c.broken().test(composition));
    }

    /// Whether no constraint on this axis alone rules a class out.
    boolean allows(Axis axis, String type) {
        return Boolean.TRUE.equals(allowed.get(axis).get(type));
    }

    /// Weighted points a class has whatever the rest is, before they are put on the scale.
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
        return open.stream().map(Open::live).collect(Collectors.toSet());
    }
}
