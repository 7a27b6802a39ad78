package io.incubator.auth.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret in a mail that shows that its reader has the mailbox: 256 random bits. The database keeps
/// the digest.
///
/// @param text what the mail says
public record MailToken(String text) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A new one.
    public static MailToken random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new MailToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// SHA-256: what is random needs no slow hash.
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "MailToken[…]";
    }
}
