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
import picocli.CommandLine.Parameters;

/// Lists what was said about a task.
@Command(
        name = "comments",
        mixinStandardHelpOptions = true,
        description = "List what was said about a task, the oldest first.")
final class ListComments extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "TASK", description = "Id of the task.")
    private String task;

    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode comments = listing.read(session, project.path(session) + "/tasks/" + task + "/comments", Map.of());
        Table table = new Table(text("column.time"), text("column.user"), text("column.text"));
        comments.path("items")
                .forEach(comment -> table.row(
                        Cell.time(comment, "createdAt"), Cell.of(comment, "author"), Cell.of(comment, "text")));
        return Answer.of(comments, table);
    }
}
