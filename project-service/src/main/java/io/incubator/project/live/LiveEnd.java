package io.incubator.project.live;

import io.incubator.kit.stream.EndReason;
import io.quarkus.websockets.next.CloseReason;

/// Why a live connection is closed, as its close frame says it. Codes from 4000 on are this API's own.
enum LiveEnd {
    /// There is no project any more; nothing will come.
    PROJECT_DELETED(1000, "project-deleted"),
    /// This replica stops: connect again and resume.
    GOING_AWAY(1001, "going-away"),
    /// Refresh the token, connect again and resume.
    TOKEN_EXPIRED(4401, EndReason.TOKEN_EXPIRED.code()),
    /// Sign in again.
    TOKEN_REVOKED(4401, EndReason.TOKEN_REVOKED.code()),
    /// The reader may no longer see this project.
    ACCESS_LOST(4403, EndReason.ACCESS_LOST.code()),
    /// The reader did not keep up: connect again and resume.
    TOO_SLOW(4408, "too-slow"),
    /// The caller has too many connections.
    TOO_MANY(4429, "too-many-connections");

    private final int code;
    private final String reason;

    LiveEnd(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    static LiveEnd of(EndReason reason) {
        return switch (reason) {
            case TOKEN_EXPIRED -> TOKEN_EXPIRED;
            case TOKEN_REVOKED -> TOKEN_REVOKED;
            case ACCESS_LOST -> ACCESS_LOST;
        };
    }

    CloseReason closeReason() {
        return new CloseReason(code, reason);
    }
}
