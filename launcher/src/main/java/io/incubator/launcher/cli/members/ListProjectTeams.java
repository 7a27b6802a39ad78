package io.incubator.launcher.cli.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.cli.teams.TeamChoice;
import io.incubator.launcher.client.Session;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the teams with which a project is shared, by their names, which auth-service knows.
@Command(
        name = "teams",
        mixinStandardHelpOptions = true,
        description = "List the teams with which a project is shared, the longest first.")
final class ListProjectTeams extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode shared = listing.read(session, project.path(session) + "/teams", Map.of());
        Map<String, JsonNode> teams = new HashMap<>();
        TeamChoice.all(session).forEach(team -> teams.put(team.path("id").asText(), team));
        Table table = new Table(text("column.id"), text("column.name"), text("column.role"), text("column.created"));
        shared.path("items").forEach(team -> {
            String id = team.path("teamId").asText();
            String name = teams.containsKey(id) ? Cell.of(teams.get(id), "name") : "–";
            table.row(id, name, Cell.of(team, "role"), Cell.time(team, "createdAt"));
        });
        return Answer.of(shared, table);
    }
}
