package io.incubator.launcher.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes a task.
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        description = "Change a task: its state, its title, whose it is.")
final class ChangeTask extends ApiCommand {
    private static final String NOBODY = "nobody";

    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "TASK", description = "Id of the task.")
    private String task;

    @Option(
            names = "--status",
            paramLabel = "STATE",
            description = "todo, in-progress, in-review, blocked, done or dropped.")
    private String status;

    @Option(names = "--title", paramLabel = "TEXT", description = "What it is called from now on.")
    private String title;

    @Option(names = "--assignee", paramLabel = "USER", description = "Id of the account that does it, or nobody.")
    private String assignee;

    @Override
    protected Answer answer(Session session) {
        ObjectNode body = Json.object();
        if (status != null) {
            body.put("status", status);
        }
        if (title != null) {
            body.put("title", title);
        }
        if (assignee != null) {
            body.put("assignee", assignee.equals(NOBODY) ? null : assignee);
        }
        if (body.isEmpty()) {
            throw new IllegalArgumentException("Say what to change: --status, --title or --assignee");
        }
        JsonNode changed = session.patch(project.path(session) + "/tasks/" + task, body);
        return Answer.of(changed, text("task.changed", Cell.of(changed, "title"), Cell.of(changed, "status")));
    }
}
