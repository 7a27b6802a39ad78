package io.incubator.auth.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A refresh token: 256 random bits. The database keeps its digest, and for a moment its successor, sealed with a key
/// that only the holder of this token can derive; so neither a dump nor an operator can refresh anybody's session.
final class RefreshToken {
    /// Lets scanners recognise a leaked token.
    private static final String PREFIX = "irt_";

    private static final int BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final byte[] SEAL_PURPOSE = "refresh token successor v1".getBytes(StandardCharsets.UTF_8);
    /// The key seals exactly one message, so a fixed nonce is safe.
    private static final byte[] NONCE = new byte[12];

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private RefreshToken(byte[] secret) {
        this.secret = secret;
    }

    static RefreshToken random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new RefreshToken(secret);
    }

    /// Reads what [#text()] wrote; empty for anything else.
    static Optional<RefreshToken> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] secret = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            return secret.length == BYTES ? Optional.of(new RefreshToken(secret)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String text() {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /// SHA-256: what is random needs no slow hash.
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] seal(RefreshToken successor) {
        return crypt(Cipher.ENCRYPT_MODE, successor.secret);
    }

    RefreshToken open(byte[] sealedSuccessor) {
        return new RefreshToken(crypt(Cipher.DECRYPT_MODE, sealedSuccessor));
    }

    private byte[] crypt(int mode, byte[] input) {
        try {
            Mac derivation = Mac.getInstance("HmacSHA256");
            derivation.init(new SecretKeySpec(secret, "HmacSHA256"));
            SecretKeySpec key = new SecretKeySpec(derivation.doFinal(SEAL_PURPOSE), "AES");
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, NONCE));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal or open a successor", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RefreshToken token && MessageDigest.isEqual(secret, token.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest());
    }

    @Override
    public String toString() {
        return "RefreshToken[…]";
    }
}
