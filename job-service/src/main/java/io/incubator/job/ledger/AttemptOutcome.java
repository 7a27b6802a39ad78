package io.incubator.job.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How an attempt ended.
public enum AttemptOutcome {
    /// The worker did the job.
    SUCCEEDED,
    /// The worker could not do it this time.
    FAILED,
    /// The worker stopped because it was asked to.
    CANCELLED,
    /// The worker was not heard of until its lease ran out.
    LOST;

    /// The name used in the database and in JSON.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The outcome of a [#wire()] name.
    @JsonCreator
    public static AttemptOutcome of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
