package io.incubator.ai.planner.knowledge;

import io.incubator.ai.planner.expression.Expression;
import java.util.List;

/// What is taken for granted when a brief does not say, and what is asked back.
///
/// @param key fact
/// @param cases first whose condition holds gives the value
/// @param importance 0 … 10, how much the answer tends to move a recommendation
/// @param relevant circumstances in which the question is worth asking; null for always
/// @param question asked back; null if never asked
public record Assumption(
        String key, List<Case> cases, double importance, Expression relevant, Text question, Text why) {

    /// A value for certain circumstances.
    ///
    /// @param formula gives a number and wins over `value`
    public record Case(Expression when, Object value, Expression formula) {}

    public Assumption {
        cases = List.copyOf(cases);
    }
}
