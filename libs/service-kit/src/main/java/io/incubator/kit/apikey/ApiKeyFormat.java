package io.incubator.kit.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// What API keys look like: `inc_`, 43 random characters of base 62 (256 bits), and a checksum of 6.
/// The prefix tells scanners what they found, the checksum that it is no accident, both without asking
/// anyone.
public final class ApiKeyFormat {
    /// What every key begins with.
    public static final String PREFIX = "inc_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 43;
    private static final int CHECK_LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKeyFormat() {}

    /// A new key.
    public static String random() {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return text + checksum(text.toString());
    }

    /// Whether it can be a key at all.
    public static boolean isWellFormed(String text) {
        int body = PREFIX.length() + RANDOM_LENGTH;
        return text.startsWith(PREFIX)
                && text.length() == body + CHECK_LENGTH
                && text.substring(body).equals(checksum(text.substring(0, body)));
    }

    /// What is stored and sent in place of the key: SHA-256 in hex. What is random needs no slow hash.
    public static String digest(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// CRC-32 in base 62, padded.
    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        StringBuilder digits = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < CHECK_LENGTH; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }
}
