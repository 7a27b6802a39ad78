package io.incubator.ai.planner.knowledge;

import io.incubator.ai.planner.expression.Expression;
import java.util.List;
import java.util.Map;

/// One of the five points of view: how it weighs the criteria and what worries it.
public record Perspective(
        Voice voice,
        Text name,
        Text stance,
        Map<Criterion, Double> weights,
        List<Adjustment> adjustments,
        List<Family.Note> concerns) {

    /// In some circumstances a perspective cares more, or less, about a criterion.
    public record Adjustment(Expression when, Map<Criterion, Double> factors) {}

    public Perspective {
        adjustments = List.copyOf(adjustments);
        concerns = List.copyOf(concerns);
    }
}
