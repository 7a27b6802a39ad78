package io.incubator.auth.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Passwords that leaked most often, in memory: checked offline, nothing leaves the service. Because
/// ours are long, a leaked one that was only repeated or padded with digits and signs counts as leaked,
/// too.
final class CommonPasswords {
    private static final String RESOURCE = "/passwords/common.txt";
    private static final String ROWS = "qwertyuiopasdfghjklzxcvbnm1234567890qwertyuiop";

    private CommonPasswords() {}

    /// Whether an attacker with the list would not need long.
    ///
    /// @param password in its normal form
    static boolean coverMostOf(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String stem = lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return isListed(lower) || isRun(lower) || (!stem.isEmpty() && isListed(stem));
    }

    private static boolean isListed(String text) {
        String unit = text.substring(0, period(text));
        return List.WORDS.contains(text) || List.WORDS.contains(unit) || unit.length() <= 2;
    }

    /// One step from character to character all along (aaaa, 1234…7890, zyxw), or along the keyboard.
    private static boolean isRun(String text) {
        if (ROWS.contains(text)) {
            return true;
        }
        int step = text.charAt(1) - text.charAt(0);
        for (int i = 1; i < text.length(); i++) {
            int difference = text.charAt(i) - text.charAt(i - 1);
            boolean wraps = text.charAt(i) == '0' && text.charAt(i - 1) == '9';
            if (difference != step && !wraps) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }

    /// The length of what the text repeats; its own if nothing.
    private static int period(String text) {
        int again = (text + text).indexOf(text, 1);
        return Math.min(again, text.length());
    }

    /// Read when the first password is set.
    private static final class List {
        static final Set<String> WORDS = read();

        private static Set<String> read() {
            try (InputStream in = CommonPasswords.class.getResourceAsStream(RESOURCE);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
                return lines.lines().collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
