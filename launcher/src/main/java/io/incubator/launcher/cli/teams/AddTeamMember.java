package io.incubator.launcher.cli.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Puts somebody into a team.
@Command(name = "add", mixinStandardHelpOptions = true, description = "Put somebody of your organisation into a team.")
final class AddTeamMember extends ApiCommand {
    @Mixin
    private TeamChoice team;

    @Parameters(index = "1", paramLabel = "USER", description = "Id of the account (people list shows them).")
    private String user;

    @Override
    protected Answer answer(Session session) {
        JsonNode added = session.put(team.path(session) + "/members/" + user);
        return Answer.of(added, text("team.joined", user, team.name()));
    }
}
