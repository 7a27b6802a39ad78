package io.incubator.auth.apikey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A key, as its owner sees it later: everything but the key.
///
/// @param hint its first characters
/// @param lastUsedAt to the minute; null if never
record ApiKeyView(
        UUID id,
        String name,
        String hint,
        List<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {
    ApiKeyView {
        scopes = List.copyOf(scopes);
    }
}
