package io.incubator.ai.planner.expression;

import java.util.Map;
import java.util.Set;

/// How values are read as numbers, sets and steps of an ordinal scale.
final class Operands {

    /// The ordinal scales of a brief laid over each other; only words of one scale are ever compared.
    private static final Map<String, Integer> ORDER = Map.ofEntries(
            Map.entry("best_effort", 0),
            Map.entry("prototype", 0),
            Map.entry("low", 1),
            Map.entry("small", 1),
            Map.entry("standard", 1),
            Map.entry("medium", 2),
            Map.entry("high", 3),
            Map.entry("large", 3),
            Map.entry("critical", 4));

    private Operands() {}

    static double number(Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            case Set<?> set -> set.size();
            case null, default -> 0;
        };
    }

    static Set<?> set(Object value) {
        return switch (value) {
            case Set<?> set -> set;
            case null -> Set.of();
            default -> Set.of(value);
        };
    }

    static int order(Object left, Object right) {
        if (left instanceof Number || right instanceof Number) {
            return Double.compare(number(left), number(right));
        }
        Integer leftStep = ORDER.get(left.toString());
        Integer rightStep = ORDER.get(right.toString());
        return leftStep != null && rightStep != null
                ? Integer.compare(leftStep, rightStep)
                : left.toString().compareTo(right.toString());
    }
}
