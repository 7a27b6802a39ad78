package io.incubator.project.revisions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where a revision stands.
///
/// ```
/// planning ─▶ ready
///    └──────▶ failed
/// ```
enum RevisionState {
    @JsonProperty("planning")
    PLANNING,
    @JsonProperty("ready")
    READY,
    @JsonProperty("failed")
    FAILED;

    private static final Map<RevisionState, Set<RevisionState>> TRANSITIONS =
            Map.of(PLANNING, Set.of(READY, FAILED), READY, Set.of(), FAILED, Set.of());

    /// Whether a revision may go from this state to the other.
    boolean mayBecome(RevisionState next) {
        return TRANSITIONS.get(this).contains(next);
    }

    /// The word in the table, the same as in the API.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RevisionState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
