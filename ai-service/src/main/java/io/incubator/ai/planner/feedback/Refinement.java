package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.expression.Expression;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.Rule;
import io.incubator.ai.planner.option.Composition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Decides again what a remark touches, and leaves the rest as it is. An axis depends on a circumstance if a rule that
/// reads it speaks about the axis; on a wish, if the composition breaks it there.
final class Refinement {
    /// A change must be worth more than the noise of the scores.
    private static final double WORTH = 0.05;

    private static final int SWEEPS = 3;

    private final Basis before;
    private final Basis after;
    private final Set<Axis> touched;

    Refinement(Basis before, Basis after) {
        this.before = before;
        this.after = after;
        this.touched = touched();
    }

    /// Each option with as little changed as possible; such as cannot be kept are left out.
    List<Composition> refine(List<Composition> options) {
        return options.stream()
                .map(this::refine)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<Composition> refine(Composition option) {
        return permitted(option).map(this::improved).map(c -> c.equals(option) ? option : after.named(c));
    }

    /// Circumstances that are not what they were, assumed and derived ones included.
    private Set<String> changed() {
        Set<String> names = new TreeSet<>(before.facts().values().keySet());
        names.addAll(after.facts().values().keySet());
        names.removeIf(
                name -> Objects.equals(before.facts().value(name), after.facts().value(name)));
        return names;
    }

    private Set<Axis> touched() {
        Set<String> changed = changed();
        Set<Axis> axes = EnumSet.noneOf(Axis.class);
        for (Rule rule : after.knowledge().rules()) {
            boolean reads = Stream.concat(Stream.ofNullable(rule.when()), rule.effects().values().stream())
                    .map(Expression::references)
                    .anyMatch(names -> names.stream().anyMatch(changed::contains));
            if (reads) {
                axes.addAll(rule.target().keySet());
            }
        }
        return axes;
    }

    /// The best that obeys the constraints with one class replaced where one is broken, else with two, else with three.
    private Optional<Composition> permitted(Composition option) {
        Set<Composition> reached = Set.of(option);
        for (int depth = 0; depth <= 3; depth++) {
            Optional<Composition> best =
                    reached.stream().filter(after.rules()::permits).min(after.best());
            if (best.isPresent()) {
                return best;
            }
            Set<Composition> next = new HashSet<>();
            reached.forEach(c -> after.rules().brokenAxes(c).forEach(axis -> next.addAll(others(c, axis))));
            reached = next;
        }
        return Optional.empty();
    }

    /// On each touched axis the class that is worth most, while that gains anything.
    private Composition improved(Composition option) {
        Composition current = option;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Composition start = current;
            for (Axis axis : touched) {
                double value = after.value(current) + WORTH;
                current = others(current, axis).stream()
                        .filter(after.rules()::permits)
                        .filter(c -> after.value(c) > value)
                        .min(after.best())
                        .orElse(current);
            }
            if (current.equals(start)) {
                break;
            }
        }
        return current;
    }

    /// With every other class on an axis; what was said to be fine is no longer held to the borders of its family.
    private List<Composition> others(Composition composition, Axis axis) {
        List<Composition> others = new ArrayList<>();
        for (AxisDefinition.AxisClass type : after.knowledge().axis(axis).classes()) {
            if (!type.id().equals(composition.get(axis))) {
                others.add(composition.with(axis, type.id()));
            }
        }
        return others;
    }
}
