package io.incubator.ai.prompts;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds `{{name}}` in a text, and puts values in its place.
final class Placeholders {
    /// Names of variables.
    static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,62}";

    /// Two braces that open, with a name if all is well.
    private static final Pattern OPENED = Pattern.compile("\\{\\{(?:(?<name>" + NAME + ")}})?");

    private Placeholders() {}

    /// The names in a text, as often as they are there.
    static List<String> names(String text) {
        return OPENED.matcher(text)
                .results()
                .map(found -> found.group("name"))
                .filter(name -> name != null)
                .toList();
    }

    /// Whether two braces open what is no placeholder.
    static boolean areMalformed(String text) {
        return OPENED.matcher(text).results().anyMatch(found -> found.group("name") == null);
    }

    /// How long the text gets with these values.
    static long length(String text, Map<String, String> values) {
        return text.length()
                + OPENED.matcher(text)
                        .results()
                        .mapToLong(found -> values.get(found.group("name")).length()
                                - found.group().length())
                        .sum();
    }

    /// The text with a value for every name. It is gone through once: what a value says is not read.
    static String fill(String text, Map<String, String> values) {
        return OPENED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
    }

    private static String value(MatchResult found, Map<String, String> values) {
        return values.get(found.group("name"));
    }
}
