package io.incubator.ai.planner.blueprint;

import java.util.Locale;

/// Turns names of one writing into another.
public final class Names {
    private Names() {}

    /// `OrderLine` or `order-line` as `order_line`; only letters, digits and underscores remain.
    public static String snake(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
        return words.toLowerCase(Locale.ROOT).replaceAll("^_+|_+$", "");
    }

    /// `order_line` or `OrderLine` as `orderLine`.
    public static String camel(String name) {
        String pascal = pascal(name);
        return pascal.isEmpty() ? "" : Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
    }

    /// `order_line` as `OrderLine`.
    public static String pascal(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : snake(name).split("_", -1)) {
            if (!word.isEmpty()) {
                out.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return out.toString();
    }

    /// `order_line` as `order-line`.
    public static String kebab(String name) {
        return snake(name).replace('_', '-');
    }

    /// English plural of a lower-case word, good enough for names of tables.
    static String plural(String word) {
        if (word.endsWith("s") || word.endsWith("x") || word.endsWith("ch") || word.endsWith("sh")) {
            return word.endsWith("news") || word.endsWith("hours") || word.endsWith("settings") ? word : word + "es";
        }
        if (word.endsWith("y") && !word.matches(".*[aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word + "s";
    }
}
