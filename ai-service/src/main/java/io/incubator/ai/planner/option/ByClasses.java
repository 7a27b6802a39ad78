package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.Set;
import java.util.function.Function;

/// Something that depends on the classes of a few axes only, worked out when a combination of them is first
/// met: hundreds of compositions share it.
///
/// @param <T> what is worked out; never null
final class ByClasses<T> {
    /// More combinations are not kept: few of them are ever met twice.
    private static final int MOST = 1 << 14;

    private final AxisDefinition[] axes;
    private final Object[] cells;
    private final Function<Composition, T> source;

    ByClasses(KnowledgeBase knowledge, Set<Axis> axes, Function<Composition, T> source) {
        this.axes = axes.stream().map(knowledge::axis).toArray(AxisDefinition[]::new);
        this.source = source;
        long combinations = 1;
        for (AxisDefinition axis : this.axes) {
            combinations *= axis.classes().size();
        }
        this.cells = combinations > MOST ? null : new Object[(int) combinations];
    }

    /// What belongs to a composition that has a class on each of the axes.
    @SuppressWarnings("unchecked") // cells hold what the source gave
    T of(Composition composition) {
        if (cells == null) {
            return source.apply(composition);
        }
        int cell = 0;
        for (AxisDefinition axis : axes) {
            cell = cell * axis.classes().size() + axis.place(composition.get(axis.axis()));
        }
        T known = (T) cells[cell];
        if (known == null) {
            known = source.apply(composition);
            cells[cell] = known;
        }
        return known;
    }
}
