package io.incubator.launcher.cli.members;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Withdraws an invitation.
@Command(name = "uninvite", mixinStandardHelpOptions = true, description = "Withdraw an invitation.")
final class WithdrawInvitation extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "INVITATION", description = "Id of the invitation.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        session.delete(project.path(session) + "/invitations/" + id);
        return Answer.of(Json.object().put("withdrawn", true).put("id", id), text("member.uninvited", id));
    }
}
