package io.incubator.kit.identity;

import jakarta.json.JsonString;
import java.util.Optional;
import java.util.UUID;

/// Reads claims, whose Java types depend on how the token came in.
final class Claims {
    private Claims() {}

    static Optional<UUID> uuid(Object claim) {
        String text = claim instanceof JsonString json ? json.getString() : claim == null ? null : claim.toString();
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
