package io.incubator.ai.limits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// Whose calls an allowance counts.
public enum SubjectKind {
    /// Everybody's of the organisation.
    ORGANISATION,
    /// Those made with one API key, by its id.
    KEY,
    /// Those of one person, by their id.
    USER,
    /// Those made for one project, by what the header `OpenAI-Project` says.
    PROJECT,
    /// Those to one model or route, by the name that is called.
    MODEL;

    /// The name in JSON and in the database.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that name.
    @JsonCreator
    public static SubjectKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind"));
    }
}
