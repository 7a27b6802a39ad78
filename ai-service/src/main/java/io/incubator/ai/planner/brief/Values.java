package io.incubator.ai.planner.brief;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How values are written for people.
public final class Values {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w.]+)}");

    private Values() {}

    /// Numbers without needless decimals, sets as lists.
    public static String plain(Object value) {
        return switch (value) {
            case null -> "?";
            case Double number -> number(number);
            case Set<?> set ->
                String.join(", ", set.stream().map(Object::toString).toList());
            default -> value.toString();
        };
    }

    private static String number(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(Math.abs(number) >= 100 ? 0 : 1, RoundingMode.HALF_UP);
        String text = rounded.stripTrailingZeros().toPlainString();
        return Math.abs(number) >= 10_000 ? String.format(java.util.Locale.ROOT, "%,d", rounded.longValue()) : text;
    }

    /// Replaces `{name}` by what a lookup gives for it.
    public static String fill(String template, java.util.function.Function<String, Object> lookup) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(plain(lookup.apply(matcher.group(1)))));
        }
        return matcher.appendTail(filled).toString();
    }
}
