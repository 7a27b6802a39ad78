package io.incubator.auth.passkey;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/// What an authenticator signs to show that it answers now: 256 random bits, good for one answer. The database keeps
/// the digest.
final class Challenge {
    /// Time to find the device and to touch it.
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private Challenge(byte[] bytes) {
        this.bytes = bytes;
    }

    static Challenge random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Challenge(bytes);
    }

    /// The one a client says it has signed.
    static Challenge of(byte[] bytes) {
        return new Challenge(Arrays.copyOf(bytes, bytes.length));
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    /// As browsers take it.
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// SHA-256: what is random needs no slow hash.
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Challenge[…]";
    }
}
