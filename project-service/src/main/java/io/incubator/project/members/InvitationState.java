package io.incubator.project.members;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where an invitation stands. It is answered once.
enum InvitationState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("revoked")
    REVOKED,
    @JsonProperty("expired")
    EXPIRED;

    private static final Map<InvitationState, Set<InvitationState>> TRANSITIONS = Map.of(
            OPEN, Set.of(ACCEPTED, DECLINED, REVOKED, EXPIRED),
            ACCEPTED, Set.of(),
            DECLINED, Set.of(),
            REVOKED, Set.of(),
            EXPIRED, Set.of());

    /// Whether an invitation may go from this state to the other; staying where it is is no transition.
    boolean mayBecome(InvitationState next) {
        return TRANSITIONS.get(this).contains(next);
    }

    /// The name in the database and in JSON.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InvitationState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
