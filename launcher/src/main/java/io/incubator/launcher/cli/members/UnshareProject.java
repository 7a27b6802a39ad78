package io.incubator.launcher.cli.members;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.cli.teams.TeamChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes a team's role back.
@Command(
        name = "unshare",
        mixinStandardHelpOptions = true,
        description = "Share a project with a team no more; roles of their own its people keep.")
final class UnshareProject extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "TEAM", description = "Id of the team, or its name.")
    private String team;

    @Override
    protected Answer answer(Session session) {
        String id = TeamChoice.id(session, team);
        session.delete(project.path(session) + "/teams/" + id);
        return Answer.of(Json.object().put("removed", true).put("teamId", id), text("team.unshared", team));
    }
}
