package io.incubator.auth.session;

import java.util.Locale;

/// Why a session ended before its time.
enum EndCause {
    LOGOUT,
    /// A token that had been spent before was presented again.
    REUSE,
    /// Its owner ended it from another one.
    REVOKED,
    /// The password was changed in another one.
    PASSWORD;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
