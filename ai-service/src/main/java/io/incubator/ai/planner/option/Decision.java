package io.incubator.ai.planner.option;

import java.util.List;

/// What was decided on one axis, and between what, as part of a plan. It depends on the option itself
/// and the brief, not on what other options there are.
///
/// @param considered the chosen class first, then the ones that would have been next best, then what
///     was ruled out
public record Decision(String axis, String axisName, String technology, List<Considered> considered) {
    public Decision {
        considered = List.copyOf(considered);
    }

    /// One class in the running.
    ///
    /// @param good what rules about this class alone say for it, strongest first; `bad` against it
    /// @param ruledOut hard constraints it would break in this option
    public record Considered(String type, String name, List<Argument> good, List<Argument> bad, List<String> ruledOut) {
        public Considered {
            good = List.copyOf(good);
            bad = List.copyOf(bad);
            ruledOut = List.copyOf(ruledOut);
        }
    }

    /// What one rule says.
    public record Argument(String rule, String text) {}
}
