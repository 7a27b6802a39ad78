package io.incubator.ai.planner.backtest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Hits of some decisions, and what always naming the most frequent class would have hit. The
/// majority is fitted on the very decisions it is tested on, which flatters it.
record Tally(int decisions, int first, int three, int majorityFirst, int majorityThree) {

    static Tally of(List<Outcome> outcomes, Majority majority) {
        return new Tally(
                outcomes.size(),
                count(outcomes, Outcome::first),
                count(outcomes, Outcome::three),
                count(outcomes, majority::first),
                count(outcomes, majority::three));
    }

    private static int count(List<Outcome> outcomes, Predicate<Outcome> hit) {
        return (int) outcomes.stream().filter(hit).count();
    }

    double top1() {
        return share(first);
    }

    double top3() {
        return share(three);
    }

    double share(int hits) {
        return decisions == 0 ? 0 : (double) hits / decisions;
    }

    static Map<String, List<Outcome>> byAxis(List<Outcome> outcomes) {
        return outcomes.stream().collect(Collectors.groupingBy(Outcome::axis, TreeMap::new, Collectors.toList()));
    }

    /// The most frequent classes of each axis, ties by name.
    static final class Majority {
        private final Map<String, List<String>> frequent = new HashMap<>();

        Majority(List<Outcome> outcomes) {
            byAxis(outcomes).forEach((axis, decisions) -> {
                Map<String, Long> counts = decisions.stream()
                        .flatMap(outcome -> outcome.chosen().stream())
                        .collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
                frequent.put(
                        axis,
                        counts.entrySet().stream()
                                .sorted(Map.Entry.<String, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                                .limit(3)
                                .map(Map.Entry::getKey)
                                .toList());
            });
        }

        boolean first(Outcome outcome) {
            return outcome.chosen().contains(frequent.get(outcome.axis()).getFirst());
        }

        boolean three(Outcome outcome) {
            return Set.copyOf(outcome.chosen()).stream().anyMatch(frequent.get(outcome.axis())::contains);
        }
    }
}
