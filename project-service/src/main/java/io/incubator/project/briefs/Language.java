package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// The language a brief is written in.
enum Language {
    @JsonProperty("en")
    EN,
    @JsonProperty("zh")
    ZH;

    /// The word in the table, the same as in the API.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param label null for none, which gives null
    static Language of(String label) {
        return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT));
    }
}
