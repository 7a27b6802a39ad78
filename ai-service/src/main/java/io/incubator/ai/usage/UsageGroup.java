package io.incubator.ai.usage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// What a report sums by.
public enum UsageGroup {
    MODEL("model"),
    PROVIDER("provider"),
    KEY("coalesce(api_key::text, '')"),
    USER("subject::text"),
    PROJECT("project"),
    ENDPOINT("endpoint"),
    DAY("to_char(at at time zone 'UTC', 'YYYY-MM-DD')");

    private final String expression;

    UsageGroup(String expression) {
        this.expression = expression;
    }

    String expression() {
        return expression;
    }

    /// The name in JSON and in queries.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The group of that name.
    @JsonCreator
    public static UsageGroup of(String label) {
        return Arrays.stream(values())
                .filter(group -> group.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such group"));
    }
}
