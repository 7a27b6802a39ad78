package io.incubator.launcher.cli.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Deletes a project.
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Delete a project with its briefs, revisions and tasks. This cannot be undone.")
final class DeleteProject extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Option(names = "--yes", required = true, description = "You mean it. Without it nothing is deleted.")
    private boolean meant;

    @Override
    protected Answer answer(Session session) {
        String path = project.path(session);
        JsonNode found = session.get(path);
        session.delete(path);
        return Answer.of(
                Json.object().put("deleted", meant).put("id", Cell.of(found, "id")),
                text("project.deleted", Cell.of(found, "name")));
    }
}
