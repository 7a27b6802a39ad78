package io.incubator.launcher.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Says something about a task.
@Command(name = "comment", mixinStandardHelpOptions = true, description = "Say something about a task.")
final class CommentOnTask extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "TASK", description = "Id of the task.")
    private String task;

    @Parameters(index = "2", paramLabel = "TEXT", description = "What there is to say.")
    private String comment;

    @Override
    protected Answer answer(Session session) {
        JsonNode said = session.post(
                project.path(session) + "/tasks/" + task + "/comments",
                Json.object().put("text", comment));
        return Answer.of(said, text("task.commented", Cell.of(said, "id")));
    }
}
