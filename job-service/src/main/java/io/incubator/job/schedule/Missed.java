package io.incubator.job.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What becomes of times that passed while nobody was there to submit.
public enum Missed {
    /// Nothing: the next time counts.
    SKIP,
    /// One job makes up for all of them.
    ONCE,
    /// Each gets its job.
    ALL;

    /// The name in JSON.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Missed of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
