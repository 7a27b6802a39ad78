package io.incubator.launcher.cli.models;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Removes a route.
@Command(name = "unroute", mixinStandardHelpOptions = true, description = "Remove a route; its models stay.")
final class RemoveRoute extends ApiCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name;

    @Override
    protected Answer answer(Session session) {
        session.delete(Registry.path(session, "routes", name));
        return Answer.of(Json.object().put("removed", name), text("model.removed", name));
    }
}
