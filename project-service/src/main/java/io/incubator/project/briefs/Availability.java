package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How much being away costs.
enum Availability {
    @JsonProperty("best_effort")
    BEST_EFFORT,
    @JsonProperty("standard")
    STANDARD,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("critical")
    CRITICAL
}
