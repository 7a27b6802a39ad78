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
/// @param plausible answers one could get, with their probabilities; empty if never asked
public record Assumption(
        String key,
        List<Case> cases,
        double importance,
        Expression relevant,
        Text question,
        Text why,
        List<Plausible> plausible) {

    /// A value for certain circumstances.
    ///
    /// @param formula gives a number and wins over `value`
    public record Case(Expression when, Object value, Expression formula) {}

    /// An answer people could give.
    ///
    /// @param value number, word or truth; one element for facts that hold several, a class of
    ///     `language_framework` for `team.skills`
    /// @param probability before anything is known; those of one question sum to 1
    public record Plausible(Object value, double probability) {
        public Plausible {
            value = value instanceof Number number ? (Object) number.doubleValue() : value;
        }
    }

    public Assumption {
        cases = List.copyOf(cases);
        plausible = plausible == null ? List.of() : List.copyOf(plausible);
        if ((question == null) != plausible.isEmpty()) {
            throw new IllegalArgumentException(key + " needs a question and its plausible answers together");
        }
        double sum = plausible.stream().mapToDouble(Plausible::probability).sum();
        if (!plausible.isEmpty() && Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException("probabilities of " + key + " sum to " + sum);
        }
    }
}
