package io.incubator.project.graph;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// A revision in the graph, without its plan.
///
/// @param state `planning`, `ready` or `failed`
/// @param cause `brief` or `feedback`
/// @param percent how far planning is; 100 when it has ended
/// @param accepted whether the project goes by it
@Name("Revision")
public record RevisionNode(
        @Id @NonNull String id,
        int number,
        @NonNull String state,
        @NonNull String cause,
        @Id String parentId,
        int percent,
        boolean accepted,
        @NonNull Instant createdAt) {}
