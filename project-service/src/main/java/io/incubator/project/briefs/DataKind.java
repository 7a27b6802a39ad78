package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Kinds of data a system keeps.
enum DataKind {
    @JsonProperty("relational")
    RELATIONAL,
    @JsonProperty("document")
    DOCUMENT,
    @JsonProperty("time_series")
    TIME_SERIES,
    @JsonProperty("event_stream")
    EVENT_STREAM,
    @JsonProperty("graph")
    GRAPH,
    @JsonProperty("search")
    SEARCH,
    @JsonProperty("vector")
    VECTOR,
    @JsonProperty("file")
    FILE
}
