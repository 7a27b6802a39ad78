package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.Family;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses the few options that are worth comparing: the best one, then such as are good *and* answer differently
/// where the answer is uncertain. A class is the likelier to be the right one the less a composition loses by it; what
/// a new option adds is the likelihood of the classes no earlier option shows.
final class Portfolio {
    /// Loss on the 0 … 10 scale by which a class becomes about a third as likely.
    private static final double SOFTNESS = 0.6;

    /// Points on the 0 … 10 scale a fully likely, not yet shown class is worth on one axis.
    /// Judgement, so chosen that a class that loses SOFTNESS is just worth showing even as one of
    /// four such: 4 · e⁻¹ / (1 + 4 e⁻¹) ≈ 0.6. At 2 it was left out even as the only one, and
    /// options repeated one another (docs/adr/0023, bench/planner-backtest/README.md).
    private static final double COVER = 4;

    /// These are read first and together show what else the answer could be; what comes later may not push
    /// one of them out.
    private static final int SHORT_LIST = 3;

    private static final int SWEEPS = 3;
    private static final int LEAST_DISTANCE = 2;

    /// Axes that make an option a different way of building; a cache more or less does not.
    private static final Set<Axis> CORE = Set.of(
            Axis.ARCHITECTURE_STYLE, Axis.LANGUAGE_FRAMEWORK, Axis.PRIMARY_DATASTORE, Axis.MESSAGING, Axis.DEPLOYMENT);

    private final KnowledgeBase knowledge;
    private final Composer composer;
    private final Composer.Rated best;
    private final Map<Axis, Map<String, Double>> likelihood = new EnumMap<>(Axis.class);
    private final List<Composer.Rated> chosen = new ArrayList<>();

    /// A portfolio that starts with the best composition of all.
    Portfolio(KnowledgeBase knowledge, Composer composer, Composer.Rated best) {
        this.knowledge = knowledge;
        this.composer = composer;
        this.best = best;
        for (Axis axis : Axis.values()) {
            likelihood.put(axis, likelihood(axis));
        }
        chosen.add(best);
    }

    private Map<String, Double> likelihood(Axis axis) {
        Map<String, Double> shares = new HashMap<>();
        double total = 0;
        for (AxisDefinition.AxisClass type : knowledge.axis(axis).classes()) {
            Composition other = best.composition().with(axis, type.id());
            if (composer.obeys(other, axis)) {
                double share = Math.exp((composer.value(other) - best.value()) / SOFTNESS);
                shares.put(type.id(), share);
                total += share;
            }
        }
        double sum = total;
        shares.replaceAll((type, share) -> share / sum);
        return shares;
    }

    /// Adds the most useful next option, if one is left that differs enough.
    ///
    /// @param families with their best composition each
    /// @param least value an option must have to be more than a straw man
    /// @return whether one was added
    boolean grow(Map<Family, Composer.Rated> families, double least) {
        double most = chosen.size() < SHORT_LIST ? best.value() : weakest();
        return families.entrySet().stream()
                .map(entry -> hedged(entry.getKey(), entry.getValue()))
                .filter(rated -> rated.value() >= least && rated.value() <= most && differs(rated, CORE))
                .max(Comparator.comparingDouble(this::worth)
                        .thenComparing(rated -> rated.composition().family()))
                .map(chosen::add)
                .orElse(false);
    }

    private double weakest() {
        return chosen.stream().mapToDouble(Composer.Rated::value).min().orElse(best.value());
    }

    /// Adds one of the given compositions, however small the difference.
    boolean growAnyhow(List<Composer.Rated> candidates) {
        return candidates.stream()
                .filter(rated -> differs(rated, Set.of(Axis.values())))
                .max(Comparator.comparingDouble(this::worth)
                        .thenComparing(rated -> rated.composition().classes().toString()))
                .map(chosen::add)
                .orElse(false);
    }

    /// Coordinate ascent from the best of a family: on each axis the class that is worth most, loss and gain together.
    private Composer.Rated hedged(Family family, Composer.Rated start) {
        Composer.Rated current = start;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Composer.Rated before = current;
            for (Axis axis : Axis.values()) {
                current = bestOn(axis, family, current);
            }
            if (current.composition().equals(before.composition())) {
                break;
            }
        }
        return current;
    }

    private Composer.Rated bestOn(Axis axis, Family family, Composer.Rated current) {
        Composer.Rated top = current;
        for (Composition other : composer.neighbours(axis, family, current.composition())) {
            Composer.Rated rated = new Composer.Rated(other, composer.value(other));
            if (worth(rated) > worth(top) + 1e-9) {
                top = rated;
            }
        }
        return top;
    }

    private double worth(Composer.Rated rated) {
        double worth = rated.value();
        for (Axis axis : Axis.values()) {
            String type = rated.composition().get(axis);
            boolean shown =
                    chosen.stream().anyMatch(c -> c.composition().get(axis).equals(type));
            worth += shown ? 0 : COVER * likelihood.get(axis).getOrDefault(type, 0.0);
        }
        return worth;
    }

    private boolean differs(Composer.Rated rated, Set<Axis> axes) {
        return chosen.stream().allMatch(c -> c.composition().distance(rated.composition(), axes) >= LEAST_DISTANCE);
    }

    int size() {
        return chosen.size();
    }

    boolean shows(Family family) {
        return chosen.stream().anyMatch(c -> c.composition().family().equals(family.id()));
    }

    /// What was chosen, best first.
    List<Composition> compositions() {
        return chosen.stream()
                .sorted(Comparator.comparingDouble((Composer.Rated r) -> -r.value()))
                .map(Composer.Rated::composition)
                .toList();
    }
}
