package io.incubator.launcher.cli.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Closes a project for changes.
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Close a project for changes; it can still be read.")
final class ArchiveProject extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Override
    protected Answer answer(Session session) {
        JsonNode changed = session.post(project.path(session) + "/archive", null);
        return Answer.of(changed, text("project.archived", Cell.of(changed, "name")));
    }
}
