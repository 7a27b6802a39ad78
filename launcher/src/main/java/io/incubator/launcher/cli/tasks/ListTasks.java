package io.incubator.launcher.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.client.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the tasks of a project.
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the tasks on a project's board.")
final class ListTasks extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode tasks = listing.read(session, project.path(session) + "/tasks", Map.of());
        Table table = new Table("ID", text("column.state"), text("column.track"), text("column.title"));
        tasks.path("items")
                .forEach(task -> table.row(
                        Cell.of(task, "id"), Cell.of(task, "status"), Cell.of(task, "track"), Cell.of(task, "title")));
        return Answer.of(tasks, table);
    }
}
