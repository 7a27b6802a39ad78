package io.incubator.ai.planner.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses the condition language by precedence climbing.
///
/// A bare word is a reference when the vocabulary knows it, otherwise a constant; a word with a dot is always a
/// reference and must be known.
public final class ExpressionParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\\d+(?:\\.\\d+)?)|([A-Za-z_][\\w.]*)|(==|!=|<=|>=|[-<>+*/(),\\[\\]]))");
    private static final Set<String> FUNCTIONS = Set.of("min", "max", "log10");

    private final Predicate<String> vocabulary;
    private final List<String> tokens;
    private int next;

    private ExpressionParser(String source, Predicate<String> vocabulary) {
        this.vocabulary = vocabulary;
        this.tokens = tokens(source);
    }

    /// Parses one expression.
    ///
    /// @param vocabulary knows the names that may be referred to
    /// @throws IllegalArgumentException if the source is not a sentence of the language
    public static Expression parse(String source, Predicate<String> vocabulary) {
        try {
            ExpressionParser parser = new ExpressionParser(source, vocabulary);
            Expression expression = parser.expression(0);
            if (parser.next < parser.tokens.size()) {
                throw new IllegalArgumentException("unexpected " + parser.peek());
            }
            return expression;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in expression \"" + source + "\": " + e.getMessage(), e);
        }
    }

    private static List<String> tokens(String source) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source.strip());
        int end = 0;
        while (end < matcher.regionEnd()) {
            matcher.region(end, matcher.regionEnd());
            if (!matcher.lookingAt()) {
                throw new IllegalArgumentException("cannot read at character " + end);
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        return tokens;
    }

    private Expression expression(int weakest) {
        Expression left = operand();
        while (next < tokens.size()) {
            Operator operator = Operator.of(peek());
            if (operator == null || operator.strength() <= weakest) {
                break;
            }
            next++;
            left = new Expression.Binary(operator, left, expression(operator.strength()));
        }
        return left;
    }

    private Expression operand() {
        String token = take();
        return switch (token) {
            case "not" -> new Expression.Unary(Operator.Prefix.NOT, expression(3));
            case "known" -> new Expression.Unary(Operator.Prefix.KNOWN, operand());
            case "-" -> new Expression.Unary(Operator.Prefix.MINUS, operand());
            case "true" -> new Expression.Literal(true);
            case "false" -> new Expression.Literal(false);
            case "(" -> {
                Expression inner = expression(0);
                expect(")");
                yield inner;
            }
            case "[" -> list();
            default -> word(token);
        };
    }

    private Expression word(String token) {
        if (Character.isDigit(token.charAt(0))) {
            return new Expression.Literal(Double.valueOf(token));
        }
        if (FUNCTIONS.contains(token)) {
            expect("(");
            List<Expression> arguments = new ArrayList<>();
            do {
                arguments.add(expression(0));
            } while (takeIf(","));
            expect(")");
            return new Expression.Call(token, arguments);
        }
        if (vocabulary.test(token)) {
            return new Expression.Reference(token);
        }
        if (token.contains(".") || !Character.isLetter(token.charAt(0))) {
            throw new IllegalArgumentException("unknown name " + token);
        }
        return new Expression.Literal(token);
    }

    private Expression list() {
        Set<String> items = new LinkedHashSet<>();
        do {
            items.add(take());
        } while (takeIf(","));
        expect("]");
        return new Expression.Literal(items);
    }

    private String peek() {
        return tokens.get(next);
    }

    private String take() {
        if (next >= tokens.size()) {
            throw new IllegalArgumentException("ends too early");
        }
        return tokens.get(next++);
    }

    private boolean takeIf(String token) {
        if (next < tokens.size() && peek().equals(token)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!takeIf(token)) {
            throw new IllegalArgumentException("expected " + token);
        }
    }
}
