package io.incubator.project.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Which side of the product a task is about.
enum Track {
    @JsonProperty("backend")
    BACKEND,
    @JsonProperty("frontend")
    FRONTEND;

    /// The name in the database and in JSON.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The track of that name; null for null and for what is no track.
    static Track of(String label) {
        for (Track track : values()) {
            if (track.label().equals(label)) {
                return track;
            }
        }
        return null;
    }
}
