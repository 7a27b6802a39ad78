package io.incubator.auth.client;

import java.util.Locale;

/// The errors of a token endpoint (RFC 6749, section 5.2; `invalid_target` of RFC 8707).
enum OAuthError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_SCOPE(400),
    INVALID_TARGET(400),
    UNSUPPORTED_GRANT_TYPE(400);

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
