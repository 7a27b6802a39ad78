package io.incubator.project.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What somebody is in a project, the least first; each may do what those before it may.
public enum ProjectRole {
    /// Reads.
    @JsonProperty("viewer")
    VIEWER,
    /// Changes what is in the project.
    @JsonProperty("contributor")
    CONTRIBUTOR,
    /// Says who else may do what.
    @JsonProperty("maintainer")
    MAINTAINER;

    /// Whether this role may do what the other may.
    public boolean covers(ProjectRole needed) {
        return compareTo(needed) >= 0;
    }

    /// The name in the database and in JSON.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of that name.
    ///
    /// @throws IllegalArgumentException for an unknown one
    public static ProjectRole of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
