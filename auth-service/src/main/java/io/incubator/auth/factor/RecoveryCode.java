package io.incubator.auth.factor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A code for whoever has lost their authenticator: 80 random bits, so that its digest needs no slow
/// hash.
///
/// @param text as it is shown: four groups of four
record RecoveryCode(String text) {
    private static final int BYTES = 10;
    private static final int COUNT = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    static List<RecoveryCode> set() {
        return Stream.generate(RecoveryCode::random).limit(COUNT).toList();
    }

    private static RecoveryCode random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        String letters = Base32.encode(secret).toLowerCase(Locale.ROOT);
        return new RecoveryCode(String.join(
                "-",
                letters.substring(0, 4),
                letters.substring(4, 8),
                letters.substring(8, 12),
                letters.substring(12)));
    }

    /// Of what was typed, whatever became of case, spaces and dashes.
    byte[] digest() {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
        try {
            return MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "RecoveryCode[…]";
    }
}
