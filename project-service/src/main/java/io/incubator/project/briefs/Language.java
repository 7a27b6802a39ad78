package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The language a brief is written in.
enum Language {
    @JsonProperty("en")
    EN,
    @JsonProperty("zh")
    ZH
}
