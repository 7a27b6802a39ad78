package io.incubator.launcher.cli.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Accepts an invitation.
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Join an organisation with the code of its mail.")
final class JoinOrganisation extends ApiCommand {
    @Parameters(index = "0", paramLabel = "CODE", description = "The code of the mail.")
    private String code;

    @Override
    protected Answer answer(Session session) {
        JsonNode joined = session.post("/api/auth/invitations", Json.object().put("token", code));
        return Answer.of(joined, text("person.joined"));
    }
}
