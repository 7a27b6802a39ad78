package io.incubator.kit.apikey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// What a key opens.
///
/// @param key its id, by which it is revoked
/// @param subject whose it is
/// @param organisation for which it was made
/// @param scopes what it may do now: never more than its owner may
/// @param asOf when that was looked up
/// @param expiresAt when it ends by itself
@JsonIgnoreProperties(ignoreUnknown = true) // a later release tells more
public record ApiKeyGrant(
        UUID key, UUID subject, UUID organisation, Set<String> scopes, Instant asOf, Instant expiresAt) {
    /// Copies the scopes.
    public ApiKeyGrant {
        scopes = Set.copyOf(scopes);
    }
}
