package io.incubator.auth.client;

import java.util.Locale;

/// The errors of a token endpoint (RFC 6749, section 5.2; `invalid_target` of RFC 8707).
public enum OAuthError {
    INVALID_REQUEST(400),
    INVALID_GRANT(400),
    UNAUTHORIZED_CLIENT(400),
    INVALID_CLIENT(401),
    INVALID_SCOPE(400),
    INVALID_TARGET(400),
    UNSUPPORTED_GRANT_TYPE(400);

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    /// The HTTP status that goes with it.
    int status() {
        return status;
    }

    /// As OAuth writes it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
