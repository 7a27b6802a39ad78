package io.incubator.launcher.cli.people;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes an invitation back.
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Take back an invitation nobody has accepted yet.")
final class WithdrawPersonInvitation extends ApiCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Id of the invitation.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        session.delete(OwnOrganisation.path(session) + "/invitations/" + id);
        return Answer.of(Json.object().put("withdrawn", id), text("member.uninvited", id));
    }
}
