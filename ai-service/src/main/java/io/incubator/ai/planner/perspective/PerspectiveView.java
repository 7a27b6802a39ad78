package io.incubator.ai.planner.perspective;

import java.util.List;
import java.util.Map;

/// What the five perspectives say, as part of a plan.
///
/// @param weights shares of the criteria used for the headline: the mean of the five
public record PerspectiveView(
        Map<String, Double> weights, List<View> views, List<String> agreement, List<String> dissent) {

    /// One perspective.
    ///
    /// @param preferences per axis what its own rules speak for most, with the rule
    /// @param ranking ids of the options by its own weights, and `totals` their weighted sums
    /// @param agreement of its order with the headline's (Kendall's τ-b), −1 … 1
    public record View(
            String id,
            String name,
            String stance,
            List<String> concerns,
            List<Preference> preferences,
            Map<String, Double> weights,
            List<String> ranking,
            Map<String, Double> totals,
            double agreement) {}

    public record Preference(String axis, String type, String reason, String rule) {}
}
