package io.incubator.launcher.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a key.
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Make an API key for yourself; it is shown this once.")
final class CreateKey extends ApiCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "What you recognise it by.")
    private String name;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            required = true,
            description = "What it may do, once for each (whoami shows what you may).")
    private List<String> scopes;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "90",
            description = "How long it works, at most 366 days (default: ${DEFAULT-VALUE}).")
    private int days;

    @Override
    protected Answer answer(Session session) {
        Instant end = Instant.now().plus(Duration.ofDays(days));
        ObjectNode order = Json.object().put("name", name).put("expiresAt", end.toString());
        scopes.forEach(order.putArray("scopes")::add);
        JsonNode made = session.post("/api/auth/keys", order);
        return Answer.of(made, made.path("key").asText(), text("key.made"));
    }
}
