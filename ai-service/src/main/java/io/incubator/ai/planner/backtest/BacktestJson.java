package io.incubator.ai.planner.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A back-test for programs.
///
/// @param axes by id
/// @param misses decisions whose chosen class was not first
record BacktestJson(Share overall, Map<String, Share> axes, List<Miss> misses) {

    /// Shares of decisions, 0 … 1.
    record Share(double top1, double top3, int decisions) {}

    /// A decision the planner did not have first.
    ///
    /// @param three whether it was among the first three
    record Miss(String id, String axis, List<String> chosen, List<String> shown, boolean three) {}

    static BacktestJson of(List<Outcome> outcomes) {
        Tally.Majority majority = new Tally.Majority(outcomes);
        Map<String, Share> axes = new TreeMap<>();
        Tally.byAxis(outcomes).forEach((axis, part) -> axes.put(axis, share(Tally.of(part, majority))));
        List<Miss> misses = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> !outcome.first())
                .forEach(o -> misses.add(new Miss(o.id(), o.axis(), o.chosen(), o.shown(), o.three())));
        return new BacktestJson(share(Tally.of(outcomes, majority)), axes, misses);
    }

    private static Share share(Tally tally) {
        return new Share(rounded(tally.top1()), rounded(tally.top3()), tally.decisions());
    }

    private static double rounded(double value) {
        return Math.round(10_000 * value) / 10_000.0;
    }
}
