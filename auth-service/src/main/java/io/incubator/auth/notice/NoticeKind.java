package io.incubator.auth.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a notice tells.
public enum NoticeKind {
    /// The password is another one, and all other sessions have ended.
    PASSWORD_CHANGED,
    /// A refresh token was used twice: somebody may hold a copy, so its session has ended.
    SESSION_REUSED,
    /// There is a new API key.
    API_KEY_CREATED;

    /// The name in the database and in JSON.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
