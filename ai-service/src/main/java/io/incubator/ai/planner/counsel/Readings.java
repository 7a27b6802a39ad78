package io.incubator.ai.planner.counsel;

import java.util.List;
import java.util.Objects;

/// Everything a model read in feedback.
public record Readings(List<Reading> readings) {
    /// Takes what is there of an answer.
    public Readings {
        readings = readings == null
                ? List.of()
                : readings.stream().filter(Objects::nonNull).toList();
    }
}
