package io.incubator.ai.planner.expression;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A parsed condition or formula. An unknown value makes every comparison with it false and counts as 0 in
/// arithmetic, so a rule never fires on something nobody said.
public sealed interface Expression {

    Object evaluate(Scope scope);

    /// Names the expression reads.
    Set<String> references();

    /// The same expression with everything worked out that the known names settle: what is left
    /// gives the same value in any scope that agrees with this one on them.
    ///
    /// @param known which names the scope has the final value of
    Expression given(Scope scope, Predicate<String> known);

    /// Whether it is a constant that counts as true, or one that counts as false.
    private boolean is(boolean truth) {
        return this instanceof Literal literal && Boolean.TRUE.equals(literal.value()) == truth;
    }

    default boolean isTrue(Scope scope) {
        return Boolean.TRUE.equals(evaluate(scope));
    }

    /// As it is written in the knowledge base, with brackets around every inner operation.
    String text();

    default double number(Scope scope) {
        return Operands.number(evaluate(scope));
    }

    /// A constant.
    record Literal(Object value) implements Expression {
        @Override
        public String text() {
            return switch (value) {
                case Double number when number == Math.rint(number) -> String.valueOf(number.longValue());
                case Set<?> set -> new java.util.TreeSet<>(set).toString();
                case null -> "nothing";
                default -> value.toString();
            };
        }

        @Override
        public Object evaluate(Scope scope) {
            return value;
        }

        @Override
        public Set<String> references() {
            return Set.of();
        }

        @Override
        public Expression given(Scope scope, Predicate<String> known) {
            return this;
        }
    }

    /// A name looked up when evaluated.
    record Reference(String name) implements Expression {
        @Override
        public String text() {
            return name;
        }

        @Override
        public Object evaluate(Scope scope) {
            return scope.value(name);
        }

        @Override
        public Set<String> references() {
            return Set.of(name);
        }

        @Override
        public Expression given(Scope scope, Predicate<String> known) {
            return known.test(name) ? new Literal(scope.value(name)) : this;
        }
    }

    /// `not x`, or `known x`, which asks whether there is a value at all.
    record Unary(Operator.Prefix operator, Expression operand) implements Expression {
        @Override
        public String text() {
            return (operator == Operator.Prefix.MINUS ? "-" : operator.name().toLowerCase(Locale.ROOT) + " ")
                    + Binary.inner(operand);
        }

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

        @Override
        public Expression given(Scope scope, Predicate<String> known) {
            Expression settled = operand.given(scope, known);
            Unary left = new Unary(operator, settled);
            return settled instanceof Literal ? new Literal(left.evaluate(scope)) : left;
        }
    }

    /// Two operands.
    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public String text() {
            return inner(left) + " " + operator.symbol() + " " + inner(right);
        }

        private static String inner(Expression part) {
            return part instanceof Binary ? "(" + part.text() + ")" : part.text();
        }

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

        @Override
        public Expression given(Scope scope, Predicate<String> known) {
            Binary settled = new Binary(operator, left.given(scope, known), right.given(scope, known));
            if (settled.left instanceof Literal && settled.right instanceof Literal) {
                return new Literal(settled.evaluate(scope));
            }
            boolean either = operator == Operator.OR;
            if ((either || operator == Operator.AND) && (settled.left.is(either) || settled.right.is(either))) {
                return new Literal(either);
            }
            return settled;
        }
    }

    /// `min(a, b)`, `max(a, b)`, `log10(a)`.
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String text() {
            return function + arguments.stream().map(Expression::text).collect(Collectors.joining(", ", "(", ")"));
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

        @Override
        public Expression given(Scope scope, Predicate<String> known) {
            Call settled = new Call(
                    function,
                    arguments.stream()
                            .map(argument -> argument.given(scope, known))
                            .toList());
            return settled.arguments.stream().allMatch(Literal.class::isInstance)
                    ? new Literal(settled.evaluate(scope))
                    : settled;
        }
    }
}
