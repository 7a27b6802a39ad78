package io.incubator.auth.external;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// One sign-in elsewhere: what the browser keeps, from which nonce and verifier (RFC 7636) follow, so that they are
/// written down nowhere; and the state that comes back, good once. The database keeps the digests of both.
///
/// @param browser 256 random bits, in a cookie
/// @param state 256 random bits, in the address
record Handshake(String browser, String state) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Handshake random() {
        return new Handshake(bits(), bits());
    }

    String nonce() {
        return text(digest("nonce " + browser));
    }

    String verifier() {
        return text(digest("verifier " + browser));
    }

    String challenge() {
        return text(digest(verifier()));
    }

    byte[] browserDigest() {
        return digest(browser);
    }

    byte[] stateDigest() {
        return digest(state);
    }

    private static String bits() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Handshake[…]";
    }
}
