package io.incubator.auth.password;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Words that belong to the account or to this product: an attacker tries them before any dictionary.
final class ContextWords {
    private static final String OURS = "incubator";
    private static final int SHORTEST = 4;
    /// Letters and digits that must be left without the words.
    private static final int ENOUGH = 8;

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private ContextWords() {}

    /// Whether little is left of a password without these words.
    ///
    /// @param password in its normal form
    static boolean coverMostOf(String password, Collection<String> context) {
        String lower = password.toLowerCase(Locale.ROOT);
        String rest = Stream.concat(Stream.of(OURS), context.stream().flatMap(SEPARATORS::splitAsStream))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST)
                .reduce(lower, (text, word) -> text.replace(word, ""));
        int left = SEPARATORS.matcher(rest).replaceAll("").length();
        return !rest.equals(lower) && left < ENOUGH;
    }
}
