package io.incubator.launcher.cli.projects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.client.Session;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists projects.
@Command(name = "list", mixinStandardHelpOptions = true, description = "List projects, the newest first.")
final class ListProjects extends ApiCommand {
    @Mixin
    private Listing listing;

    @Option(names = "--only", paramLabel = "STATE", description = "Only active or only archived ones.")
    private State only;

    /// What a project can be.
    enum State {
        ACTIVE,
        ARCHIVED
    }

    @Override
    protected Answer answer(Session session) {
        String state = only == null ? null : only.name().toLowerCase(java.util.Locale.ROOT);
        Map<String, String> filters = new HashMap<>();
        filters.put("state", state);
        ObjectNode projects = listing.read(session, "/api/projects", filters);
        Table table = new Table("ID", text("column.name"), text("column.state"), text("column.created"));
        projects.path("items")
                .forEach(project -> table.row(
                        Cell.of(project, "id"),
                        Cell.of(project, "name"),
                        Cell.of(project, "state"),
                        Cell.time(project, "createdAt")));
        return Answer.of(projects, table);
    }
}
