package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.Restriction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Plans anew without what was rejected.
final class Regeneration {
    /// Other technology is no reason to propose what nobody should build.
    private static final double ACCEPTABLE = 2.2;

    private static final int DIFFERENT = 2;

    /// What gives way first when other technology on every axis is not to be had.
    private static final List<Axis> PREFERENCE = List.of(
            Axis.LANGUAGE_FRAMEWORK, Axis.ARCHITECTURE_STYLE, Axis.PRIMARY_DATASTORE, Axis.DEPLOYMENT, Axis.MESSAGING);

    private final Basis basis;
    private final FeedbackRules rules;

    Regeneration(Basis basis, FeedbackRules rules) {
        this.basis = basis;
        this.rules = rules;
    }

    /// Options unlike all that was rejected; empty if the constraints leave none.
    List<Composition> without(Set<Composition> rejected, List<Restriction> more) {
        List<Restriction> restrictions = new ArrayList<>(more);
        rejected.forEach(r -> restrictions.add(new Restriction(
                "FB-REJECTED",
                rules.text("restriction.rejected", basis.facts().language()),
                Basis.CORE,
                c -> c.distance(r, Basis.CORE) < DIFFERENT)));
        return basis.find(restrictions);
    }

    /// The same with classes the last one rejected does not have, on as many axes as makes sense.
    List<Composition> renewed(Set<Composition> rejected, Composition last) {
        List<Composition> free = without(rejected, List.of());
        double least = free.isEmpty() ? 0 : basis.value(free.getFirst()) - ACCEPTABLE;
        for (int kept = 0; kept < PREFERENCE.size() - 1; kept++) {
            for (Set<Axis> axes : subsets(PREFERENCE.size() - kept)) {
                List<Composition> found = without(rejected, bans(axes, last));
                if (!found.isEmpty() && basis.value(found.getFirst()) >= least) {
                    return found;
                }
            }
        }
        return free;
    }

    private List<Restriction> bans(Set<Axis> axes, Composition last) {
        return axes.stream()
                .map(axis -> {
                    String type = last.get(axis);
                    String name = basis.knowledge()
                            .axis(axis)
                            .get(type)
                            .name()
                            .in(basis.facts().language());
                    return new Restriction(
                            "FB-RENEWED",
                            rules.text("restriction.renewed", basis.facts().language(), name),
                            Set.of(axis),
                            c -> type.equals(c.get(axis)));
                })
                .toList();
    }

    /// Sets of so many axes; those that keep the more important axes come first.
    private static List<Set<Axis>> subsets(int size) {
        List<Set<Axis>> subsets = new ArrayList<>();
        for (int bits = (1 << PREFERENCE.size()) - 1; bits > 0; bits--) {
            if (Integer.bitCount(bits) == size) {
                Set<Axis> axes = EnumSet.noneOf(Axis.class);
                for (int i = 0; i < PREFERENCE.size(); i++) {
                    if ((bits & (1 << (PREFERENCE.size() - 1 - i))) != 0) {
                        axes.add(PREFERENCE.get(i));
                    }
                }
                subsets.add(axes);
            }
        }
        return subsets;
    }
}
