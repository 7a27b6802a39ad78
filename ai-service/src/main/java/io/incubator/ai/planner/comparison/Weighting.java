package io.incubator.ai.planner.comparison;

import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.mcda.PairwiseJudgements;
import java.util.EnumMap;
import java.util.Map;

/// How a team weighs the criteria itself.
///
/// @param shares summing up to 1; null where the five perspectives are to weigh
/// @param source `perspectives`, `given` or `judgements`
/// @param consistencyRatio of the judgements; null without
public record Weighting(Map<Criterion, Double> shares, String source, Double consistencyRatio) {
    /// As the five perspectives see it.
    public static final Weighting PERSPECTIVES = new Weighting(null, "perspectives", null);

    /// Weights on any scale; what is not named has none.
    ///
    /// @throws IllegalArgumentException if one is negative, or all are zero
    public static Weighting given(Map<Criterion, Double> weights) {
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(total > 0) || weights.values().stream().anyMatch(weight -> !(weight >= 0))) {
            throw new IllegalArgumentException("weights must not be negative, and not all zero");
        }
        Map<Criterion, Double> shares = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            shares.put(criterion, weights.getOrDefault(criterion, 0.0) / total);
        }
        return new Weighting(shares, "given", null);
    }

    /// Weights by AHP.
    ///
    /// @param upper judgements of the criteria in pairs, in their order: first against second, …
    /// @throws io.incubator.ai.planner.mcda.InconsistentJudgementsException if they contradict each
    /// other too much
    /// @throws IllegalArgumentException if they are too few or off Saaty's scale
    public static Weighting judged(double... upper) {
        Criterion[] criteria = Criterion.values();
        PairwiseJudgements judgements = PairwiseJudgements.of(criteria.length, upper);
        double[] weights = judgements.weights();
        Map<Criterion, Double> shares = new EnumMap<>(Criterion.class);
        for (int c = 0; c < criteria.length; c++) {
            shares.put(criteria[c], weights[c]);
        }
        return new Weighting(shares, "judgements", Math.round(1000 * judgements.consistencyRatio()) / 1000.0);
    }
}
