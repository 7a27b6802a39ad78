package io.incubator.ai.comparisons;

import io.incubator.ai.planner.comparison.Comparer;
import io.incubator.ai.planner.comparison.Weighting;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/// Alternatives to rank.
///
/// @param brief the circumstances they are ranked for
/// @param axis all alternatives are answers to
/// @param alternatives classes or products of the axis, by id, name or alias
/// @param weights of the criteria on any scale, in place of the perspectives'; left out for those
/// @param judgements the same by AHP: the five criteria in pairs on Saaty's scale, ten numbers, 1
///     against 2, 1 against 3, … 4 against 5; not together with weights
record NewComparison(
        @Valid @NotNull BriefBody brief,
        @NotNull Axis axis,

        @NotNull @Size(min = 2, max = Comparer.MOST) List<@NotBlank @Size(max = 100) String> alternatives,

        Map<@NotNull Criterion, @NotNull @PositiveOrZero Double> weights,
        @Size(min = 10, max = 10) List<@NotNull Double> judgements) {

    /// How the team weighs the criteria.
    ///
    /// @throws IllegalArgumentException if what was given makes no weights
    Weighting weighting() {
        if (weights != null && judgements != null) {
            throw new IllegalArgumentException("give weights or judgements, not both");
        }
        if (judgements != null) {
            return Weighting.judged(
                    judgements.stream().mapToDouble(Double::doubleValue).toArray());
        }
        return weights == null ? Weighting.PERSPECTIVES : Weighting.given(weights);
    }
}
