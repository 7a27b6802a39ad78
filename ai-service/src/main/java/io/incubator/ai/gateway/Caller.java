package io.incubator.ai.gateway;

import java.util.Set;
import java.util.UUID;

/// Who calls.
///
/// @param key the API key's id; null for a call with a token
record Caller(UUID organisation, UUID user, UUID key, Set<String> scopes) {
    Caller {
        scopes = Set.copyOf(scopes);
    }
}
