package io.incubator.kit.live;

import io.incubator.kit.stream.EndReason;

/// Why a live connection is closed, as its close frame says it. Codes from 4000 on are this API's own.
record LiveEnd(int code, String reason) {
    private static final int NORMAL = 1000;
    private static final int UNAUTHENTICATED = 4401;
    private static final int FORBIDDEN = 4403;

    /// This replica stops: connect again and resume.
    static final LiveEnd GOING_AWAY = new LiveEnd(1001, "going-away");
    /// The reader did not keep up: connect again and resume.
    static final LiveEnd TOO_SLOW = new LiveEnd(4408, "too-slow");
    /// The caller has too many connections.
    static final LiveEnd TOO_MANY = new LiveEnd(4429, "too-many-connections");

    /// The last event has been told; nothing more will come.
    static LiveEnd after(String lastEvent) {
        return new LiveEnd(NORMAL, lastEvent.replace('.', '-'));
    }

    static LiveEnd of(EndReason reason) {
        return new LiveEnd(
                switch (reason) {
                    case TOKEN_EXPIRED, TOKEN_REVOKED -> UNAUTHENTICATED;
                    case ACCESS_LOST -> FORBIDDEN;
                },
                reason.code());
    }
}
