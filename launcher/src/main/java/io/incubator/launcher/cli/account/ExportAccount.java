package io.incubator.launcher.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;

/// Prints what is held of a person.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Print all that is held of your account, as one JSON document; no secret is among it.")
final class ExportAccount extends ApiCommand {

    @Override
    protected Answer answer(Session session) {
        JsonNode held = session.get("/api/auth/me/export");
        return Answer.of(held, Json.pretty(held));
    }
}
