package io.incubator.project.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/// A GraphQL answer.
///
/// @param data what was asked for; null when nothing could be read
/// @param errors what could not be read, and why; absent when everything could
record GraphAnswer(
        Map<String, Object> data,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {

    /// One error.
    ///
    /// @param message the text of its code in the caller's language
    /// @param path where in the data something is missing; absent when the whole request was refused
    /// @param locations where in the query
    /// @param extensions `code` from the catalogue, `traceId`, and more where it helps
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Fault(String message, List<Object> path, List<Place> locations, Map<String, Object> extensions) {}

    /// A place in the query, counted from 1.
    record Place(int line, int column) {}
}
