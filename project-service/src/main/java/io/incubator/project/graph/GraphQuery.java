package io.incubator.project.graph;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;

/// A GraphQL request.
///
/// @param query the document; at most 20,000 characters
/// @param operationName which of its operations, when it has several
/// @param variables values of its variables
record GraphQuery(
        @NotBlank @Size(max = 20_000) String query,
        @Size(max = 200) String operationName,
        Map<String, Object> variables) {
    GraphQuery {
        variables = variables == null ? Map.of() : variables;
    }
}
