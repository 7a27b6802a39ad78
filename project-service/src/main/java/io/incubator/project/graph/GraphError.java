package io.incubator.project.graph;

import io.incubator.kit.problem.ErrorCode;

/// What GraphQL refuses beyond what every operation does.
enum GraphError implements ErrorCode {
    /// The document is no valid query of the schema.
    QUERY_INVALID,
    /// The query has more levels than one may have.
    QUERY_TOO_DEEP,
    /// The query costs more than one may.
    QUERY_TOO_COSTLY
}
