package io.incubator.launcher.cli.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a project.
@Command(name = "create", mixinStandardHelpOptions = true, description = "Make a project without a brief.")
final class CreateProject extends ApiCommand {
    @Parameters(paramLabel = "NAME", description = "Its name.")
    private String name;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is about.")
    private String description;

    @Override
    protected Answer answer(Session session) {
        ObjectNode body = Json.object().put("name", name);
        if (description != null) {
            body.put("description", description);
        }
        JsonNode made = session.post("/api/projects", body);
        return Answer.of(made, text("project.created", name, Cell.of(made, "id")));
    }
}
