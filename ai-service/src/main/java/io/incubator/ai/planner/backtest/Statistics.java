package io.incubator.ai.planner.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// What can be said about hits with so few decisions.
final class Statistics {
    private static final int RESAMPLES = 10_000;
    private static final long SEED = 1979;

    private Statistics() {}

    /// Bounds of a 95 % interval.
    record Interval(double low, double high) {}

    /// A percentile bootstrap interval of a mean (Efron 1979) that resamples whole cases, as the
    /// decisions of one case are not independent.
    static Interval bootstrap(List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        List<List<Outcome>> cases = List.copyOf(outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::id, java.util.TreeMap::new, Collectors.toList()))
                .values());
        double[] sums = cases.stream()
                .mapToDouble(decisions -> decisions.stream().mapToDouble(value).sum())
                .toArray();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        for (int draw = 0; draw < RESAMPLES; draw++) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < sums.length; i++) {
                int picked = random.nextInt(sums.length);
                sum += sums[picked];
                count += cases.get(picked).size();
            }
            means[draw] = sum / count;
        }
        Arrays.sort(means);
        return new Interval(means[(int) (0.025 * RESAMPLES)], means[(int) (0.975 * RESAMPLES) - 1]);
    }

    /// Mean squared difference of the stated confidence from what happened (Brier 1950): 0 perfect,
    /// .25 a coin.
    static double brier(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(outcome -> Math.pow(outcome.confidence() - (outcome.first() ? 1 : 0), 2))
                .average()
                .orElse(0);
    }

    /// One line of a calibration table.
    ///
    /// @param stated mean confidence, `right` share that was right
    record Bin(double from, double to, int decisions, double stated, double right) {}

    /// How often confidences were right, by how high they were.
    static List<Bin> calibration(List<Outcome> outcomes) {
        double[] edges = {0, .3, .5, .7, .9, 1};
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i + 1 < edges.length; i++) {
            double from = edges[i];
            double to = edges[i + 1];
            List<Outcome> inside = outcomes.stream()
                    .filter(o -> o.confidence() >= from && (o.confidence() < to || to == 1))
                    .toList();
            if (!inside.isEmpty()) {
                bins.add(new Bin(
                        from,
                        to,
                        inside.size(),
                        inside.stream()
                                .mapToDouble(Outcome::confidence)
                                .average()
                                .orElse(0),
                        inside.stream().filter(Outcome::first).count() / (double) inside.size()));
            }
        }
        return bins;
    }

    /// A paired comparison of two answerers on the same decisions.
    ///
    /// @param won decisions only the first had right, `lost` only the second
    /// @param chance of a difference at least as great if both were equally good (exact McNemar test,
    ///     two-sided)
    record Paired(int won, int lost, double chance) {}

    /// Compares the planner's first choices with the majority's.
    static Paired against(List<Outcome> outcomes, Tally.Majority majority) {
        int won = 0;
        int lost = 0;
        for (Outcome outcome : outcomes) {
            won += outcome.first() && !majority.first(outcome) ? 1 : 0;
            lost += !outcome.first() && majority.first(outcome) ? 1 : 0;
        }
        double tail = 0;
        double term = Math.pow(0.5, won + lost);
        for (int k = 0; k <= Math.min(won, lost); k++) {
            tail += term;
            term = term * (won + lost - k) / (k + 1);
        }
        return new Paired(won, lost, Math.min(1, 2 * tail));
    }
}
