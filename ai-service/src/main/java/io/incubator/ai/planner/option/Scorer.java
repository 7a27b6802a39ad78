package io.incubator.ai.planner.option;

import io.incubator.ai.planner.expression.Expression;
import io.incubator.ai.planner.expression.Scope;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values compositions by the hundred: rules that read the same few axes are added up once for each
/// combination of classes, and only those that look at a composition as a whole are asked again. The result is
/// that of the rule book, up to rounding.
final class Scorer {
    private static final List<Criterion> CRITERIA = List.of(Criterion.values());

    private final RuleBook rules;
    private final double[] weights;
    private final List<Group> groups = new ArrayList<>();
    private final List<Points> whole = new ArrayList<>();
    private final Map<Axis, Map<String, Boolean>> allowed = new EnumMap<>(Axis.class);
    private final List<Joint> joint = new ArrayList<>();
    private final Map<Axis, List<Joint>> jointOf = new EnumMap<>(Axis.class);

    /// The points of a rule.
    ///
    /// @param effects by place of the criterion
    private record Points(RuleBook.Live live, List<Effect> effects) {
        void add(double[] points, Composition composition, Scope scope) {
            if (live.applies(composition, scope)) {
                for (Effect effect : effects) {
                    points[effect.place()] += effect.formula().number(scope);
                }
            }
        }
    }

    /// Points on one criterion.
    private record Effect(int place, Expression formula) {}

    /// Rules that read the same axes, together.
    ///
    /// @param points by place of the criterion
    record Group(Set<Axis> axes, ByClasses<double[]> points) {}

    /// A constraint on several axes at once.
    ///
    /// @param broken whether a composition breaks it that has a class on each of them
    record Joint(Set<Axis> axes, ByClasses<Boolean> broken) {}

    Scorer(KnowledgeBase knowledge, RuleBook rules, Map<Criterion, Double> weights) {
        this.rules = rules;
        this.weights = CRITERIA.stream().mapToDouble(weights::get).toArray();
        Map<Set<Axis>, List<Points>> byAxes = new LinkedHashMap<>();
        for (RuleBook.Live live : rules.effects()) {
            Points points = points(live);
            if (live.reading() == RuleBook.Reading.SINGLE) {
                byAxes.computeIfAbsent(live.axes(), k -> new ArrayList<>()).add(points);
            } else {
                whole.add(points);
            }
        }
        byAxes.forEach((axes, members) -> groups.add(
                new Group(axes, new ByClasses<>(knowledge, axes, composition -> sum(members, composition)))));
        for (RuleBook.Constraint constraint : rules.constraints()) {
            if (constraint.axes().size() != 1) {
                joint.add(new Joint(
                        constraint.axes(), new ByClasses<>(knowledge, constraint.axes(), constraint.broken()::test)));
            }
        }
        for (Axis axis : Axis.values()) {
            Map<String, Boolean> classes = new HashMap<>();
            for (AxisDefinition.AxisClass type : knowledge.axis(axis).classes()) {
                classes.put(type.id(), rules.allows(axis, type.id()));
            }
            allowed.put(axis, classes);
            jointOf.put(
                    axis, joint.stream().filter(c -> c.axes().contains(axis)).toList());
        }
    }

    private static Points points(RuleBook.Live live) {
        return new Points(
                live,
                live.effects().entrySet().stream()
                        .map(effect -> new Effect(CRITERIA.indexOf(effect.getKey()), effect.getValue()))
                        .toList());
    }

    private double[] sum(List<Points> members, Composition composition) {
        double[] points = new double[CRITERIA.size()];
        OptionScope scope = rules.scope(composition);
        members.forEach(member -> member.add(points, composition, scope));
        return points;
    }

    /// Weighted sum of a complete composition on the 0 … 10 scale.
    double value(Composition composition) {
        double[] points = new double[CRITERIA.size()];
        for (Group group : groups) {
            double[] share = group.points().of(composition);
            for (int i = 0; i < points.length; i++) {
                points[i] += share[i];
            }
        }
        OptionScope scope = rules.scope(composition);
        for (Points rule : whole) {
            rule.add(points, composition, scope);
        }
        double value = 0;
        for (int i = 0; i < points.length; i++) {
            value += weights[i] * RuleBook.onScale(points[i]);
        }
        return value;
    }

    /// Whether a complete composition breaks no constraint.
    boolean permits(Composition composition) {
        for (Map.Entry<Axis, String> choice : composition.classes().entrySet()) {
            if (!allows(choice.getKey(), choice.getValue())) {
                return false;
            }
        }
        return joint.stream().noneMatch(c -> c.broken().of(composition));
    }

    /// Whether no constraint that reads this axis is broken.
    boolean obeys(Composition composition, Axis axis) {
        return allows(axis, composition.get(axis))
                && jointOf.get(axis).stream().noneMatch(c -> c.broken().of(composition));
    }

    /// Whether no constraint on this axis alone rules a class out.
    boolean allows(Axis axis, String type) {
        return Boolean.TRUE.equals(allowed.get(axis).get(type));
    }

    /// Weighted points of some rules, before they are put on the scale.
    double weighted(double[] points) {
        double value = 0;
        for (int i = 0; i < points.length; i++) {
            value += weights[i] * points[i];
        }
        return value;
    }

    /// Rules that read the same few axes.
    List<Group> groups() {
        return groups;
    }

    /// Constraints on several axes, or on none.
    List<Joint> joint() {
        return joint;
    }

    /// Rules that look at a composition as a whole.
    List<RuleBook.Live> whole() {
        return whole.stream().map(Points::live).toList();
    }
}
