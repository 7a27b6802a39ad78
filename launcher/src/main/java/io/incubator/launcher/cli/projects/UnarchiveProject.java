package io.incubator.launcher.cli.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Opens an archived project again.
@Command(name = "unarchive", mixinStandardHelpOptions = true, description = "Open an archived project again.")
final class UnarchiveProject extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Override
    protected Answer answer(Session session) {
        JsonNode changed = session.post(project.path(session) + "/unarchive", null);
        return Answer.of(changed, text("project.unarchived", Cell.of(changed, "name")));
    }
}
