package io.incubator.kit.stream;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.identity.Revocations;
import io.incubator.kit.identity.TokenHolder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// Ties a stream to the token it is opened with: it ends when that expires or is revoked.
@Singleton
public class CallerAccess {
    private final CurrentIdentity caller;
    private final Revocations revocations;

    CallerAccess(CurrentIdentity caller, Revocations revocations) {
        this.caller = caller;
        this.revocations = revocations;
    }

    /// The access of the request's caller. Call it in the request; what it returns outlives the request.
    public StreamAccess capture() {
        TokenHolder token = caller.holder();
        return () -> {
            if (!Instant.now().isBefore(token.expiresAt())) {
                return Optional.of(EndReason.TOKEN_EXPIRED);
            }
            return revocations.isRevoked(token) ? Optional.of(EndReason.TOKEN_REVOKED) : Optional.empty();
        };
    }
}
