package io.incubator.project.graph;

import io.incubator.kit.paging.Page;
import io.incubator.project.projects.Project;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// A page of projects in the graph.
@Name("ProjectPage")
public record ProjectPageNode(
        @NonNull List<@NonNull ProjectNode> items,

        @Description("Where the next page begins; null on the last one.")
        String nextCursor) {
    /// Keeps the list as it is.
    public ProjectPageNode {
        items = List.copyOf(items);
    }

    static ProjectPageNode of(Page<Project> page) {
        return new ProjectPageNode(page.items().stream().map(ProjectNode::of).toList(), page.nextCursor());
    }
}
