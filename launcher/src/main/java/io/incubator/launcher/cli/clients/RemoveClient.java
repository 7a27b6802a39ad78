package io.incubator.launcher.cli.clients;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes an application away.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Take an application away; its sessions end within seconds.")
final class RemoveClient extends ApiCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Id of the application.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        session.delete("/api/auth/clients/" + id);
        return Answer.of(Json.object().put("removed", id), text("member.removed", id));
    }
}
