package io.incubator.kit.identity;

import java.time.Instant;
import java.util.UUID;

/// A right withdrawn before its token ends: a session (then the rest is null), or everything minted for
/// a person, in one organisation or in all, up to a moment.
///
/// @param session the session that ended
/// @param subject whose rights changed
/// @param organisation where; null for everywhere
/// @param revokedAt tokens minted later are not meant
/// @param expiresAt when the last token it could be about has ended
public record Revocation(UUID session, UUID subject, UUID organisation, Instant revokedAt, Instant expiresAt) {
    /// @throws IllegalArgumentException if it is about neither a session nor a person, or about both
    public Revocation {
        if ((session == null) == (subject == null)) {
            throw new IllegalArgumentException("a revocation is about a session or a person");
        }
    }
}
