package io.incubator.ai.planner.brief;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pattern with a word every match of it must contain, where it has one: looking for the word first is
/// many times faster than trying the pattern at each place of a text that does not have it.
record Needle(Pattern pattern, String word) {
    private static final int SHORTEST = 2;
    private static final String ESCAPES_NO_LETTER = ".-+#/()[]*?|\\";

    private static final String WORD_START = "])(?:";
    private static final String WORD_END = ")s?(?!";

    static Needle of(Pattern pattern, String source) {
        return new Needle(pattern, word(source));
    }

    /// A pattern of the lexicon, without what the loader puts around whole words.
    static Needle of(Pattern pattern) {
        String source = pattern.pattern();
        int start = source.startsWith("(?<!") ? source.indexOf(WORD_START) : -1;
        int end = source.lastIndexOf(WORD_END);
        return of(pattern, start > 0 && end > start ? source.substring(start + WORD_START.length(), end) : source);
    }

    /// Finds the pattern in a text.
    ///
    /// @param lower the text in lower case
    /// @return a matcher before its first match, or null if there cannot be one
    Matcher in(String text, String lower) {
        return word.isEmpty() || lower.contains(word) ? pattern.matcher(text) : null;
    }

    /// The longest run of plain characters outside brackets that is not optional; empty if there is none,
    /// or if the source has alternatives at its top.
    static String word(String source) {
        StringBuilder run = new StringBuilder();
        String longest = "";
        int depth = 0;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            boolean escaped = c == '\\';
            if (escaped && ++i < source.length()) {
                c = source.charAt(i);
            }
            if (!escaped && (c == '(' || c == '[' || c == '{')) {
                depth++;
            } else if (!escaped && (c == ')' || c == ']' || c == '}')) {
                depth--;
            } else if (!escaped && c == '|' && depth == 0) {
                return "";
            }
            boolean plain = depth == 0
                    && (escaped
                            ? ESCAPES_NO_LETTER.indexOf(c) >= 0
                            : Character.isLetterOrDigit(c) || " -_/&".indexOf(c) >= 0);
            char after = i + 1 < source.length() ? source.charAt(i + 1) : ' ';
            if (plain && "?*{".indexOf(after) < 0) {
                run.append(c);
            } else {
                run.setLength(0);
            }
            if (run.length() > longest.length()) {
                longest = run.toString();
            }
        }
        return longest.length() < SHORTEST ? "" : longest.toLowerCase(Locale.ROOT);
    }
}
