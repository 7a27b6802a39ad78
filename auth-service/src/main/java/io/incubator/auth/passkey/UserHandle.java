package io.incubator.auth.passkey;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The name under which a device keeps an account: the 16 bytes of its id, which tell nothing about the person.
final class UserHandle {
    private static final int BYTES = 2 * Long.BYTES;

    private UserHandle() {}

    static String of(UUID account) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The account; empty for what is no handle.
    static Optional<UUID> read(byte[] handle) {
        if (handle == null || handle.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(handle);
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    }
}
