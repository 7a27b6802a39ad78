package io.incubator.project.projects;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where a project stands. An archived project can be read and deleted, but nothing in it changes.
public enum ProjectState {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("archived")
    ARCHIVED;

    private static final Map<ProjectState, Set<ProjectState>> TRANSITIONS =
            Map.of(ACTIVE, Set.of(ARCHIVED), ARCHIVED, Set.of(ACTIVE));

    /// Whether a project may go from this state to the other; staying where it is is no transition.
    public boolean mayBecome(ProjectState next) {
        return TRANSITIONS.get(this).contains(next);
    }

    /// The word in the table, the same as in the API.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProjectState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
