package io.incubator.launcher.cli.members;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Accepts an invitation.
@Command(name = "join", mixinStandardHelpOptions = true, description = "Accept an invitation you were sent.")
final class JoinProject extends ApiCommand {
    @Parameters(paramLabel = "INVITATION", description = "Id of the invitation.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        JsonNode joined = session.post("/api/projects/invitations/" + id + "/acceptance", Json.object());
        return Answer.of(joined, text("member.joined", Cell.of(joined, "role")));
    }
}
