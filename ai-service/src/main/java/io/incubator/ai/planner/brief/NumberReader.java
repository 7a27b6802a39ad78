package io.incubator.ai.planner.brief;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers as people write them: `1,200`, `10k`, `1.5 million`, `10万`, `三百`, `five`.
final class NumberReader {
    private static final Pattern FIGURE = Pattern.compile("([\\d,]+(?:\\.\\d+)?)\\s?(\\S*)");
    private static final Map<String, Double> MAGNITUDES = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("k", 1e3),
            Map.entry("m", 1e6),
            Map.entry("thousand", 1e3),
            Map.entry("million", 1e6),
            Map.entry("billion", 1e9),
            Map.entry("百", 1e2),
            Map.entry("千", 1e3),
            Map.entry("万", 1e4),
            Map.entry("百万", 1e6),
            Map.entry("千万", 1e7),
            Map.entry("亿", 1e8));
    private static final Map<String, Double> WORDS = Map.ofEntries(
            Map.entry("one", 1.0),
            Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("seven", 7.0),
            Map.entry("eight", 8.0),
            Map.entry("nine", 9.0),
            Map.entry("ten", 10.0),
            Map.entry("twelve", 12.0),
            Map.entry("fifteen", 15.0),
            Map.entry("twenty", 20.0),
            Map.entry("thirty", 30.0),
            Map.entry("fifty", 50.0));
    private static final String DIGITS = "一二三四五六七八九";

    private NumberReader() {}

    /// @throws IllegalArgumentException if it is no number
    static double read(String source) {
        String text = source.strip().toLowerCase(Locale.ROOT);
        Double word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        Matcher matcher = FIGURE.matcher(text);
        if (matcher.matches() && MAGNITUDES.containsKey(matcher.group(2))) {
            return Double.parseDouble(matcher.group(1).replace(",", "")) * MAGNITUDES.get(matcher.group(2));
        }
        return chinese(text);
    }

    private static double chinese(String text) {
        if ("半".equals(text)) {
            return 0.5;
        }
        double total = 0;
        double section = 0;
        double digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int index = DIGITS.indexOf(c);
            if (index >= 0 || c == '两') {
                digit = c == '两' ? 2 : index + 1;
            } else {
                double unit = switch (c) {
                    case '十' -> 10;
                    case '百' -> 100;
                    case '千' -> 1000;
                    case '万' -> 10_000;
                    case '亿' -> 100_000_000;
                    default -> throw new IllegalArgumentException("no number: " + text);
                };
                if (c == '亿') {
                    total = Math.max(1, total + section + digit) * unit;
                    section = 0;
                } else if (c == '万') {
                    total += Math.max(1, section + digit) * unit;
                    section = 0;
                } else {
                    section += (digit == 0 ? 1 : digit) * unit;
                }
                digit = 0;
            }
        }
        return total + section + digit;
    }
}
