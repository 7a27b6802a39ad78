package io.incubator.ai.limits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// What an allowance counts.
public enum Measure {
    /// Nano-dollars.
    COST,
    /// Tokens, in both directions.
    TOKENS,
    /// Calls.
    REQUESTS,
    /// Calls under way at the same time.
    CONCURRENCY;

    /// The name in JSON and in the database.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The measure of that name.
    @JsonCreator
    public static Measure of(String label) {
        return Arrays.stream(values())
                .filter(measure -> measure.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such measure"));
    }
}
