package io.incubator.auth.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/// Something that happened.
///
/// @param organisation where; null where it concerns none
/// @param account whom it concerns, or who did it: a pseudonym
/// @param kind what, such as `signed-in`
record AuditEvent(UUID id, UUID organisation, UUID account, String kind, Instant at) {

    /// The hash of this event as a link of the chain: SHA-256 of the previous hash, the position, and
    /// every field.
    byte[] hash(byte[] previous, long position) {
        String text = id + "|" + organisation + "|" + account + "|" + kind + "|" + at;
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(previous);
            sha.update(ByteBuffer.allocate(Long.BYTES).putLong(position).flip());
            return sha.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
