package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.option.Composition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Makes a composition simpler without losing what it must have: on every axis the class stays or gives way to one that
/// is less burden to run and less effort to build with. Of what is simple enough the best by value is taken.
final class Simplifier {
    /// The share that has to go.
    static final double CUT = 0.30;

    /// Less than this is not worth another plan.
    private static final double NOTICEABLE = 0.10;

    private static final int MOST = 5;
    private static final int FEWEST = 3;
    private static final int ENOUGH = 60;

    /// Axes on which parts disappear; the language stays, because nothing is simpler than what was chosen for the team.
    private static final List<Axis> AXES = List.of(
            Axis.ARCHITECTURE_STYLE,
            Axis.MESSAGING,
            Axis.SECONDARY_STORE,
            Axis.PRIMARY_DATASTORE,
            Axis.DEPLOYMENT,
            Axis.FRONTEND,
            Axis.AI_PATTERN);

    private final Basis basis;
    private final Capabilities capabilities;

    Simplifier(Basis basis, FeedbackRules rules) {
        this.basis = basis;
        this.capabilities = new Capabilities(rules, basis.facts());
    }

    /// Options at least a third or so simpler than a composition, best first; if there are none, the simplest one there
    /// is; empty if nothing worth mentioning can go.
    List<Composition> simplify(Composition before, Set<Composition> rejected) {
        double complexity = basis.complexity(before).value();
        List<Composition> simpler = new ArrayList<>(candidates(before).stream()
                .filter(c -> !rejected.contains(c) && basis.complexity(c).value() < complexity)
                .toList());
        double target = complexity * (1 - CUT) + 1e-9;
        List<Composition> enough = simpler.stream()
                .filter(c -> basis.complexity(c).value() <= target)
                .sorted(basis.best())
                .limit(ENOUGH)
                .toList();
        if (enough.isEmpty()) {
            return simpler.stream()
                    .filter(c -> basis.complexity(c).value() <= complexity * (1 - NOTICEABLE))
                    .min(Comparator.comparingDouble(
                                    (Composition c) -> basis.complexity(c).value())
                            .thenComparing(basis.best()))
                    .map(List::of)
                    .orElse(List.of());
        }
        List<Composition> shown = Basis.diverse(enough, 2, MOST);
        return shown.size() >= FEWEST ? shown : Basis.diverse(enough, 1, FEWEST);
    }

    private List<Composition> candidates(Composition before) {
        List<Composition> candidates = List.of(before);
        for (Axis axis : AXES) {
            List<Composition> next = new ArrayList<>();
            for (Composition candidate : candidates) {
                for (String type : notHarder(axis, before.get(axis))) {
                    Composition simpler = candidate.with(axis, type);
                    if (capabilities.kept(before, simpler)) {
                        next.add(simpler);
                    }
                }
            }
            candidates = next;
        }
        return candidates.stream()
                .filter(basis.rules()::permits)
                .map(basis::named)
                .distinct()
                .toList();
    }

    /// The class itself, and what is easier both to run and to build with.
    private List<String> notHarder(Axis axis, String type) {
        AxisDefinition definition = basis.knowledge().axis(axis);
        AxisDefinition.AxisClass now = definition.get(type);
        return definition.classes().stream()
                .filter(c -> c.id().equals(type) || (c.ops() <= now.ops() && c.effort() <= now.effort()))
                .map(AxisDefinition.AxisClass::id)
                .toList();
    }
}
