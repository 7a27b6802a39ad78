package io.incubator.kit.identity;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads claims, whose Java types depend on how the token came in.
final class Claims {
    private Claims() {}

    /// The ids in a list; none for what is no list.
    static Set<UUID> uuids(Object claim) {
        return claim instanceof Collection<?> list
                ? list.stream().flatMap(id -> uuid(id).stream()).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    static Optional<UUID> uuid(Object claim) {
        String text = claim instanceof JsonString json ? json.getString() : claim == null ? null : claim.toString();
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
