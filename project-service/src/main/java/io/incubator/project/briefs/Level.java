package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A coarse level.
enum Level {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH
}
