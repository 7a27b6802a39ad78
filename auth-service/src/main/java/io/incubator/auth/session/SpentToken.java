package io.incubator.auth.session;

import java.time.Instant;
import java.util.Optional;

/// What is kept of a refresh token that was rotated.
final class SpentToken {
    private final Instant rotatedAt;
    private final byte[] successor;

    SpentToken(Instant rotatedAt, byte[] successor) {
        this.rotatedAt = rotatedAt;
        this.successor = successor;
    }

    Instant rotatedAt() {
        return rotatedAt;
    }

    /// The next generation, readable with the spent token while its grace lasts.
    Optional<RefreshToken> successor(RefreshToken spent) {
        return Optional.ofNullable(successor).map(spent::open);
    }
}
