package io.incubator.auth.token;

import java.time.Duration;

/// A minted access token.
///
/// @param value the JWT
/// @param lifetime from now on
public record AccessToken(String value, Duration lifetime) {
    /// Seconds, as OAuth answers say it.
    public long expiresIn() {
        return lifetime.toSeconds();
    }

    @Override
    public String toString() {
        return "AccessToken[" + lifetime + "]";
    }
}
