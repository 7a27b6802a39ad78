package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How large a project is.
enum Scale {
    @JsonProperty("prototype")
    PROTOTYPE,
    @JsonProperty("small")
    SMALL,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("large")
    LARGE
}
