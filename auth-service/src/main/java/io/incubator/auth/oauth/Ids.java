package io.incubator.auth.oauth;

import java.util.Optional;
import java.util.UUID;

/// Reads ids as strangers write them.
final class Ids {
    private Ids() {}

    /// The id; empty for what is none.
    static Optional<UUID> parse(String text) {
        try {
            return Optional.ofNullable(text).filter(t -> t.length() == 36).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
