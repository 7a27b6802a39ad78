package io.incubator.launcher.cli.keys;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Revokes a key.
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Revoke an API key; it opens nothing within seconds.")
final class RevokeKey extends ApiCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Id of the key.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        session.delete("/api/auth/keys/" + id);
        return Answer.of(Json.object().put("revoked", id), text("key.revoked", id));
    }
}
