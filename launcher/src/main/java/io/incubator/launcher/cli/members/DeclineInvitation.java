package io.incubator.launcher.cli.members;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Declines an invitation.
@Command(name = "decline", mixinStandardHelpOptions = true, description = "Decline an invitation you were sent.")
final class DeclineInvitation extends ApiCommand {
    @Parameters(paramLabel = "INVITATION", description = "Id of the invitation.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        JsonNode declined = session.post("/api/projects/invitations/" + id + "/refusal", null);
        return Answer.of(declined, text("member.declined", id));
    }
}
