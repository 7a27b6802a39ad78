package io.incubator.ai.planner.option;

import java.util.List;
import java.util.Map;

/// How the options compare, as part of a plan.
///
/// @param ranking ids by the headline, a weighted sum on absolute scales
/// @param closeCall whether the first two are too close to call
/// @param margin points between the first two
/// @param flip smallest change of one weight that lets another option draw level with the first; null
///     if none does
/// @param dominated id of an option to the id of one at least as good everywhere
/// @param methods each method's own values by option
/// @param agreement whether all methods put the same option first
public record Evaluation(
        List<String> ranking,
        double margin,
        boolean closeCall,
        String verdict,
        Flip flip,
        Map<String, String> dominated,
        List<Method> methods,
        boolean agreement) {

    /// A change of one weight that would change the order.
    ///
    /// @param from share of the weight now, `to` at which the first and `option` are level
    public record Flip(String criterion, String name, double from, double to, String option) {}

    /// What one method says.
    ///
    /// @param name `weighted_sum`, `weighted_product`, `topsis`, `promethee_ii` or `vikor`
    /// @param values the greater the better
    /// @param correlation of its order with the headline's (Kendall's τ-b), −1 … 1
    public record Method(String name, Map<String, Double> values, List<String> ranking, double correlation) {}
}
