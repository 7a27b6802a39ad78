package io.incubator.ai.planner.expression;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A parsed condition or formula. An unknown value makes every comparison with it false and counts as 0 in
/// arithmetic, so a rule never fires on something nobody said.
public sealed interface Expression {

    Object evaluate(Scope scope);

    /// Names the expression reads.
    Set<String> references();

    default boolean isTrue(Scope scope) {
        return Boolean.TRUE.equals(evaluate(scope));
    }

    default double number(Scope scope) {
        return Operands.number(evaluate(scope));
    }

    /// A constant.
    record Literal(Object value) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            return value;
        }

        @Override
        public Set<String> references() {
            return Set.of();
        }
    }

    /// A name looked up when evaluated.
    record Reference(String name) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            return scope.value(name);
        }

        @Override
        public Set<String> references() {
            return Set.of(name);
        }
    }

    /// `not x`, or `known x`, which asks whether there is a value at all.
    record Unary(Operator.Prefix operator, Expression operand) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            return switch (operator) {
                case NOT -> !operand.isTrue(scope);
                case KNOWN -> operand.evaluate(scope) != null;
                case MINUS -> -operand.number(scope);
            };
        }

        @Override
        public Set<String> references() {
            return operand.references();
        }
    }

    /// Two operands.
    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            return switch (operator) {
                case AND -> left.isTrue(scope) && right.isTrue(scope);
                case OR -> left.isTrue(scope) || right.isTrue(scope);
                default -> operator.apply(left.evaluate(scope), right.evaluate(scope));
            };
        }

        @Override
        public Set<String> references() {
            Set<String> names = new HashSet<>(left.references());
            names.addAll(right.references());
            return names;
        }
    }

    /// `min(a, b)`, `max(a, b)`, `log10(a)`.
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Object evaluate(Scope scope) {
            double first = arguments.getFirst().number(scope);
            return switch (function) {
                case "min" -> Math.min(first, arguments.get(1).number(scope));
                case "max" -> Math.max(first, arguments.get(1).number(scope));
                case "log10" -> Math.log10(Math.max(1, first));
                default -> throw new IllegalStateException("unknown function " + function);
            };
        }

        @Override
        public Set<String> references() {
            Set<String> names = new HashSet<>();
            arguments.forEach(argument -> names.addAll(argument.references()));
            return names;
        }
    }
}
