package io.incubator.launcher.cli.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows a project with its revisions.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show a project and its latest revisions.")
final class ShowProject extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        String path = project.path(session);
        JsonNode found = session.get(path);
        JsonNode revisions =
                listing.read(session, path + "/revisions", Map.of()).path("items");
        ObjectNode json = Json.object();
        json.set("project", found);
        json.set("revisions", revisions);
        Table table = new Table("REVISION", text("column.number"), text("column.state"), text("column.created"));
        revisions.forEach(revision -> table.row(
                Cell.of(revision, "id"),
                Cell.of(revision, "number"),
                revision.has("acceptance") ? "accepted" : Cell.of(revision, "state"),
                Cell.time(revision, "createdAt")));
        List<String> lines = new ArrayList<>();
        lines.add(Cell.of(found, "name") + " (" + Cell.of(found, "state") + ")");
        lines.add(Cell.of(found, "id"));
        if (found.hasNonNull("description")) {
            lines.add(found.path("description").asText());
        }
        lines.addAll(Answer.of(json, table).lines());
        return new Answer(json, lines, ExitCode.DONE);
    }
}
