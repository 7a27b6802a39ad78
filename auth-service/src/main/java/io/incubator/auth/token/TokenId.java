package io.incubator.auth.token;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Names tokens by UUIDv7 (RFC 9562): a `jti` that also says, to the millisecond, when the token's
/// rights were looked up. `iat` has seconds only, too coarse to tell a token minted just before a
/// change of role from one just after.
final class TokenId {
    private static final int VERSION = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenId() {}

    static UUID of(Instant asOf) {
        long high = (asOf.toEpochMilli() << 16) | (VERSION << 12) | RANDOM.nextInt(1 << 12);
        long low = (RANDOM.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }
}
