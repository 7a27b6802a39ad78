package io.incubator.launcher.cli.members;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.cli.teams.TeamChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes a team's role back.
@Command(
        name = "unshare",
        mixinStandardHelpOptions = true,
        description = "Share a project with a team no more; roles of their own its people keep.")
final class UnshareProject extends ApiCommand {
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "TEAM", description = "Id of the team, or its name.")
    private String team;

    @Override
    protected Answer answer(Session session) {
        // a team that is no more is in no list: only its id names it
        String id = ID.matcher(team).matches() ? team : TeamChoice.id(session, team);
        session.delete(project.path(session) + "/teams/" + id);
        return Answer.of(Json.object().put("removed", true).put("teamId", id), text("team.unshared", team));
    }
}
