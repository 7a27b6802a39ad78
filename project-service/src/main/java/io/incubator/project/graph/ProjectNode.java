package io.incubator.project.graph;

import io.incubator.project.projects.Project;
import io.incubator.project.projects.ProjectState;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// A project in the graph.
@Name("Project")
public record ProjectNode(
        @Id @NonNull String id,
        @NonNull String name,
        @NonNull String description,
        @NonNull ProjectState state,
        int version,
        @NonNull Instant createdAt,
        @NonNull Instant updatedAt) {

    static ProjectNode of(Project project) {
        return new ProjectNode(
                project.id().toString(),
                project.name(),
                project.description(),
                project.state(),
                Math.toIntExact(project.version()),
                project.createdAt(),
                project.updatedAt());
    }
}
