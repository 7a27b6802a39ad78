package io.incubator.auth.session;

import java.util.Locale;

/// Why a session ended before its time.
enum EndCause {
    LOGOUT,
    /// A token that had been spent before was presented again.
    REUSE;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
