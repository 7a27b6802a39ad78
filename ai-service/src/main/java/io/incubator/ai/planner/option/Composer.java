package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.Family;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Puts compositions of a family together axis by axis, keeping the most promising (beam search):
/// the full product of all classes has hundreds of millions of members, most of them absurd.
final class Composer {
    private static final int BEAM = 32;

    /// Differences below this are rounding.
    private static final double NOISE = 1e-9;

    /// Axes that depend on each other most come next to each other.
    private static final List<Axis> ORDER = List.of(
            Axis.AI_PATTERN,
            Axis.SECONDARY_STORE,
            Axis.PRIMARY_DATASTORE,
            Axis.ARCHITECTURE_STYLE,
            Axis.DEPLOYMENT,
            Axis.MESSAGING,
            Axis.FRONTEND,
            Axis.LANGUAGE_FRAMEWORK);

    private final KnowledgeBase knowledge;
    private final RuleBook rules;
    private final Map<Criterion, Double> weights;
    private final Scorer scorer;
    private final List<List<Scorer.Group>> groupsByStep = new ArrayList<>();
    private final List<List<Scorer.Joint>> constraintsByStep = new ArrayList<>();
    private final Map<Axis, Map<String, Double>> promise = new EnumMap<>(Axis.class);

    private final Map<Composition, Double> values = new HashMap<>();

    /// A composition with its weighted sum.
    record Rated(Composition composition, double value) {}

    Composer(KnowledgeBase knowledge, RuleBook rules, Map<Criterion, Double> weights) {
        this.knowledge = knowledge;
        this.rules = rules;
        this.weights = weights;
        this.scorer = new Scorer(knowledge, rules, weights);
        Set<Axis> chosen = EnumSet.noneOf(Axis.class);
        for (Axis axis : ORDER) {
            Set<Axis> before = EnumSet.copyOf(chosen);
            chosen.add(axis);
            Predicate<Set<Axis>> now = axes -> chosen.containsAll(axes) && !before.containsAll(axes);
            groupsByStep.add(scorer.groups().stream()
                    .filter(group -> now.test(group.axes()))
                    .toList());
            constraintsByStep.add(scorer.joint().stream()
                    .filter(constraint -> now.test(constraint.axes()))
                    .toList());
        }
        for (Axis axis : ORDER) {
            promise.put(axis, promise(axis));
        }
    }

    /// What the averaged attributes of each class are worth, as far as this axis has a share in the
    /// average.
    private Map<String, Double> promise(Axis axis) {
        double total = knowledge.axes().values().stream()
                .mapToDouble(AxisDefinition::weight)
                .sum();
        Map<String, Double> promises = new HashMap<>();
        for (AxisDefinition.AxisClass type : knowledge.axis(axis).classes()) {
            Composition alone = new Composition("", Map.of(axis, type.id()));
            OptionScope scope = rules.scope(alone);
            double value = 0;
            for (RuleBook.Live live : scorer.whole()) {
                if (live.applies(alone, scope)) {
                    boolean share = live.reading() == RuleBook.Reading.AVERAGED;
                    value += weighted(live, scope)
                            * (share ? knowledge.axis(axis).weight() / total : 1);
                }
            }
            promises.put(type.id(), value);
        }
        return promises;
    }

    private double weighted(RuleBook.Live live, OptionScope scope) {
        double value = 0;
        for (var effect : live.effects().entrySet()) {
            value += weights.get(effect.getKey()) * effect.getValue().number(scope);
        }
        return value;
    }

    /// The best compositions of a family that break no constraint, best first; empty if there is none.
    List<Rated> compose(Family family) {
        return compose(family, BEAM);
    }

    /// The same keeping fewer at each step, where one good composition is enough.
    List<Rated> compose(Family family, int width) {
        List<Rated> beam = List.of(new Rated(new Composition(family.id(), Map.of()), 0));
        for (int step = 0; step < ORDER.size(); step++) {
            List<Rated> next = new ArrayList<>();
            for (Rated state : beam) {
                extend(state, step, family, next);
            }
            next.sort(best());
            beam = next.size() > width ? next.subList(0, width) : next;
        }
        List<Rated> rated = new ArrayList<>(beam.stream()
                .map(state -> new Rated(state.composition(), value(state.composition())))
                .sorted(best())
                .toList());
        if (!rated.isEmpty()) {
            Rated polished = polished(family, rated.getFirst());
            rated.remove(polished);
            rated.addFirst(polished);
        }
        return rated;
    }

    /// Changes one axis at a time as long as that helps: rules that tie an early axis to a late one
    /// were not seen when the early one was chosen.
    private Rated polished(Family family, Rated start) {
        Rated current = start;
        boolean better = true;
        while (better) {
            better = false;
            for (Axis axis : ORDER) {
                Rated top = bestOn(axis, family, current);
                better |= top.value() > current.value();
                current = top;
            }
        }
        return current;
    }

    private Rated bestOn(Axis axis, Family family, Rated current) {
        Rated top = current;
        for (Composition other : neighbours(axis, family, current.composition())) {
            double value = value(other);
            if (value > top.value() + NOISE) {
                top = new Rated(other, value);
            }
        }
        return top;
    }

    /// What a composition becomes with another class on one axis, where family and constraints allow it.
    List<Composition> neighbours(Axis axis, Family family, Composition composition) {
        Set<String> allowed = family.classes().get(axis);
        return knowledge.axis(axis).classes().stream()
                .map(AxisDefinition.AxisClass::id)
                .filter(type -> allowed == null || allowed.contains(type))
                .map(type -> composition.with(axis, type))
                .filter(other -> obeys(other, axis))
                .toList();
    }

    private void extend(Rated state, int step, Family family, List<Rated> next) {
        Axis axis = ORDER.get(step);
        Set<String> allowed = family.classes().get(axis);
        for (AxisDefinition.AxisClass type : knowledge.axis(axis).classes()) {
            if (!scorer.allows(axis, type.id()) || (allowed != null && !allowed.contains(type.id()))) {
                continue;
            }
            Composition extended = state.composition().with(axis, type.id());
            if (constraintsByStep.get(step).stream().anyMatch(c -> c.broken().of(extended))) {
                continue;
            }
            double value = state.value() + promise.get(axis).get(type.id());
            for (Scorer.Group group : groupsByStep.get(step)) {
                value += scorer.weighted(group.points().of(extended));
            }
            next.add(new Rated(extended, value));
        }
    }

    /// Whether no constraint that reads this axis is broken.
    boolean obeys(Composition composition, Axis axis) {
        return scorer.obeys(composition, axis);
    }

    /// Weighted sum of a complete composition.
    double value(Composition composition) {
        return values.computeIfAbsent(composition, scorer::value);
    }

    private static Comparator<Rated> best() {
        return Comparator.comparingDouble((Rated r) -> -r.value())
                .thenComparing(r -> r.composition().classes().values().toString());
    }
}
