package io.incubator.project.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Who contributes to a project without having been given a role in it.
public enum Contributors {
    /// Everybody of the organisation.
    @JsonProperty("organisation")
    ORGANISATION(ProjectRole.CONTRIBUTOR),
    /// Nobody: the project is kept to its members, others look on.
    @JsonProperty("members")
    MEMBERS(ProjectRole.VIEWER);

    private final ProjectRole others;

    Contributors(ProjectRole others) {
        this.others = others;
    }

    /// What somebody of the organisation is who is no member.
    ProjectRole others() {
        return others;
    }

    /// The name in the database and in JSON.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Contributors of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
