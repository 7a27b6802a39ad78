package io.incubator.ai.planner.expression;

/// Infix operators by falling strength of binding within their level.
enum Operator {
    OR("or", 1),
    AND("and", 2),
    EQUAL("==", 4),
    NOT_EQUAL("!=", 4),
    LESS("<", 4),
    AT_MOST("<=", 4),
    GREATER(">", 4),
    AT_LEAST(">=", 4),
    IN("in", 4),
    HAS("has", 4),
    ANY("any", 4),
    PLUS("+", 5),
    MINUS("-", 5),
    TIMES("*", 6),
    DIVIDED("/", 6);

    /// Operators in front of their operand.
    enum Prefix {
        NOT,
        KNOWN,
        MINUS
    }

    private final String symbol;
    private final int strength;

    Operator(String symbol, int strength) {
        this.symbol = symbol;
        this.strength = strength;
    }

    String symbol() {
        return symbol;
    }

    int strength() {
        return strength;
    }

    static Operator of(String symbol) {
        for (Operator operator : values()) {
            if (operator.symbol.equals(symbol)) {
                return operator;
            }
        }
        return null;
    }

    Object apply(Object left, Object right) {
        return switch (this) {
            case PLUS -> Operands.number(left) + Operands.number(right);
            case MINUS -> Operands.number(left) - Operands.number(right);
            case TIMES -> Operands.number(left) * Operands.number(right);
            case DIVIDED -> Operands.number(right) == 0 ? 0.0 : Operands.number(left) / Operands.number(right);
            case IN -> left != null && Operands.set(right).contains(left);
            case HAS -> right != null && Operands.set(left).contains(right);
            case ANY -> Operands.set(left).stream().anyMatch(Operands.set(right)::contains);
            default -> left != null && right != null && compare(left, right);
        };
    }

    private boolean compare(Object left, Object right) {
        return switch (this) {
            case EQUAL -> Operands.order(left, right) == 0;
            case NOT_EQUAL -> Operands.order(left, right) != 0;
            case LESS -> Operands.order(left, right) < 0;
            case AT_MOST -> Operands.order(left, right) <= 0;
            case GREATER -> Operands.order(left, right) > 0;
            case AT_LEAST -> Operands.order(left, right) >= 0;
            default -> throw new IllegalStateException("not a comparison: " + this);
        };
    }
}
