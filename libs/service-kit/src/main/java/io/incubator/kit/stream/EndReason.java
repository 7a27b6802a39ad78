package io.incubator.kit.stream;

import java.util.Locale;

/// Why a stream ends although what it tells goes on.
public enum EndReason {
    /// The token it was opened with has run out: refresh it and open the stream again.
    TOKEN_EXPIRED,
    /// The token it was opened with was withdrawn: session ended, role changed, account disabled.
    TOKEN_REVOKED,
    /// The reader may no longer see this.
    ACCESS_LOST;

    /// The name on the wire.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
