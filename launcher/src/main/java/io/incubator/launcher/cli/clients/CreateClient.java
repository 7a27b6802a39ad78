package io.incubator.launcher.cli.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Registers an application.
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Register an application; its secret is shown this once.")
final class CreateClient extends ApiCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "What people are shown.")
    private String name;

    @Option(
            names = "--redirect",
            paramLabel = "URI",
            description = "Where codes may be sent, once for each; compared character by character.")
    private List<String> redirects = List.of();

    @Option(
            names = "--logout",
            paramLabel = "URI",
            description = "Where people may be sent after logging out, once for each.")
    private List<String> logouts = List.of();

    @Option(names = "--public", description = "It cannot keep a secret: an app on somebody's device.")
    private boolean isPublic;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "It has an account of its own, too, with this role: owner, admin, member or viewer.")
    private String role;

    @Override
    protected Answer answer(Session session) {
        ObjectNode order = Json.object().put("name", name).put("confidential", !isPublic);
        redirects.forEach(order.putArray("redirectUris")::add);
        logouts.forEach(order.putArray("logoutUris")::add);
        if (role != null) {
            order.put("role", role);
        }
        JsonNode made = session.post("/api/auth/clients", order);
        List<String> lines = new ArrayList<>();
        lines.add(text("client.id", Cell.of(made.path("client"), "id")));
        if (!isPublic) {
            lines.add(text("client.secret", Cell.of(made, "clientSecret")));
            lines.add(text("key.made"));
        }
        return Answer.of(made, lines.toArray(String[]::new));
    }
}
