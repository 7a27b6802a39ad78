package io.incubator.launcher.cli.members;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.cli.teams.TeamChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives a team a role.
@Command(
        name = "share",
        mixinStandardHelpOptions = true,
        description = "Share a project with a team: everybody in it has the role. Again to give it another one.")
final class ShareProject extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "TEAM", description = "Id of the team, or its name.")
    private String team;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "contributor",
            description = "maintainer, contributor or viewer (default: ${DEFAULT-VALUE}).")
    private String role;

    @Override
    protected Answer answer(Session session) {
        JsonNode shared = session.put(
                project.path(session) + "/teams/" + TeamChoice.id(session, team),
                Json.object().put("role", role));
        return Answer.of(shared, text("team.shared", team, role));
    }
}
