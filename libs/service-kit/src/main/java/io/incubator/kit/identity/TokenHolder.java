package io.incubator.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What of a person's verified token decides how long it is good: whose it is, since when, until when.
///
/// @param session the sign-in it descends from; null for what descends from none (jobs, API keys)
/// @param subject the person
/// @param organisation the tenant
/// @param issuedAt when it was minted, to the millisecond where the token says so
/// @param expiresAt when it ends by itself
public record TokenHolder(UUID session, UUID subject, UUID organisation, Instant issuedAt, Instant expiresAt) {
    /// Under which an identity carries it when it was read before.
    static final String ATTRIBUTE = "incubator.token-holder";

    private static final int TIME_ORDERED = 7;

    /// The holder of an identity's token; empty if that is not a person's.
    static Optional<TokenHolder> of(SecurityIdentity identity) {
        TokenHolder known = identity.getAttribute(ATTRIBUTE);
        if (known != null) {
            return Optional.of(known);
        }
        return !identity.isAnonymous() && identity.getPrincipal() instanceof JsonWebToken token
                ? of(token)
                : Optional.empty();
    }

    /// Reads a verified token; empty if it is not a person's.
    static Optional<TokenHolder> of(JsonWebToken token) {
        if (token instanceof VouchedToken vouched) {
            return Optional.of(vouched.holder());
        }
        Optional<UUID> subject = Claims.uuid(token.getSubject());
        Optional<UUID> organisation = Claims.uuid(token.getClaim("org"));
        if (subject.isEmpty() || organisation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TokenHolder(
                Claims.uuid(token.getClaim("sid")).orElse(null),
                subject.get(),
                organisation.get(),
                issuedAt(token),
                Instant.ofEpochSecond(token.getExpirationTime())));
    }

    /// auth-service names tokens by UUIDv7, which carries milliseconds; `iat` has seconds only, and
    /// then the token counts as minted at the beginning of its second: rather one refresh too many than
    /// a right too long.
    private static Instant issuedAt(JsonWebToken token) {
        return Claims.uuid(token.getTokenID())
                .filter(id -> id.version() == TIME_ORDERED)
                .map(id -> Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                .orElseGet(() -> Instant.ofEpochSecond(token.getIssuedAtTime()));
    }
}
