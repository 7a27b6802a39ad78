package io.incubator.ai.planner.backtest;

import java.util.List;

/// How one decision came out.
///
/// @param shown classes of the options' first three on the axis, best first; empty for an abstention
/// @param confidence the planner states for the first
/// @param ranked place of the first acceptable alternative among those named, from 1; 0 if none were named
/// @param alternatives how many were named, `acceptable` of them
record Outcome(
        String id,
        String language,
        boolean wellDocumented,
        String axis,
        List<String> chosen,
        List<String> shown,
        double confidence,
        int ranked,
        int alternatives,
        int acceptable) {
    Outcome {
        chosen = List.copyOf(chosen);
        shown = List.copyOf(shown);
    }

    boolean abstained() {
        return shown.isEmpty();
    }

    boolean first() {
        return !shown.isEmpty() && chosen.contains(shown.getFirst());
    }

    boolean three() {
        return shown.stream().anyMatch(chosen::contains);
    }

    int distinct() {
        return (int) shown.stream().distinct().count();
    }
}
