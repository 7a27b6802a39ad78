package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What readers may see after a write.
enum Consistency {
    @JsonProperty("strong")
    STRONG,
    @JsonProperty("eventual")
    EVENTUAL
}
