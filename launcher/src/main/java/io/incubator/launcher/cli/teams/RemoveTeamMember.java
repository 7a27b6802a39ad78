package io.incubator.launcher.cli.teams;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes somebody out of a team.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Take somebody out of a team; they stay in your organisation.")
final class RemoveTeamMember extends ApiCommand {
    @Mixin
    private TeamChoice team;

    @Parameters(index = "1", paramLabel = "USER", description = "Id of the account (people list shows them).")
    private String user;

    @Override
    protected Answer answer(Session session) {
        session.delete(team.path(session) + "/members/" + user);
        return Answer.of(Json.object().put("removed", user), text("member.removed", user));
    }
}
