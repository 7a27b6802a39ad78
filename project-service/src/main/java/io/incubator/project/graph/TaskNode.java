package io.incubator.project.graph;

import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// A task of a project's board in the graph.
///
/// @param status `todo`, `in-progress`, `in-review`, `blocked`, `done` or `dropped`
/// @param track `backend` or `frontend`
@Name("Task")
public record TaskNode(
        @Id @NonNull String id,
        @NonNull String title,
        @NonNull String status,
        String phase,
        String track,
        @Id String assignee) {}
