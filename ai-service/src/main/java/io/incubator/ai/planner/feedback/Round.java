package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.option.Composition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where a discussion stands.
///
/// @param number 0 for the plan of the brief
/// @param options the one worked out first
/// @param rejected what was said not to be wanted
record Round(
        int number, Brief brief, Steering steering, Basis basis, List<Composition> options, Set<Composition> rejected) {
    Round {
        options = List.copyOf(options);
        rejected = new LinkedHashSet<>(rejected);
    }

    Composition lead() {
        return options.getFirst();
    }
}
