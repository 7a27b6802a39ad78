package io.incubator.launcher.cli.teams;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Dissolves a team.
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Dissolve a team; its members stay in your organisation.")
final class DeleteTeam extends ApiCommand {
    @Mixin
    private TeamChoice team;

    @Override
    protected Answer answer(Session session) {
        session.delete(team.path(session));
        return Answer.of(Json.object().put("deleted", team.name()), text("team.deleted", team.name()));
    }
}
