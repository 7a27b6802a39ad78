package io.incubator.ai.planner.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a clause of a remark wants.
public enum Intent {
    /// The plan as it is.
    ACCEPT,
    /// The plan in general.
    FINE,
    SIMPLIFY,
    ADAPT,
    REJECT,
    /// Another technology throughout.
    RENEW,
    USE,
    AVOID,
    /// A figure or condition that is different from now on.
    CIRCUMSTANCE,
    /// Something the product must do besides.
    REQUIREMENT,
    /// A perspective that counts more, or less.
    EMPHASIS,
    ANSWER,
    CHOOSE,
    /// Nothing follows from it.
    UNKNOWN;

    /// Whether it asks for a change of something definite.
    boolean asks() {
        return this == USE || this == AVOID || this == CIRCUMSTANCE || this == REQUIREMENT || this == EMPHASIS;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Intent of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
