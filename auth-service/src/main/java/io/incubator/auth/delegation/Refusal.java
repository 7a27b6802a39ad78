package io.incubator.auth.delegation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a job gets no token.
public enum Refusal {
    /// The user does not belong to the organisation, or no longer.
    NOT_A_MEMBER,
    /// The user's role does not have one of the scopes, or no longer.
    SCOPE_NOT_HELD,
    /// No service of this suite has that client id.
    UNKNOWN_ACTOR,
    /// The job is already over.
    EXPIRED;

    /// The name in JSON.
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
