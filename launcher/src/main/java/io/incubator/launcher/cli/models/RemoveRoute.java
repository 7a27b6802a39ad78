package io.incubator.launcher.cli.models;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Removes a route.
@Command(name = "unroute", mixinStandardHelpOptions = true, description = "Remove a route; its models stay.")
final class RemoveRoute extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name;

    @Override
    Answer answer(Registry registry) {
        registry.remove("routes", name);
        return Answer.of(Json.object().put("removed", name), text("model.removed", name));
    }
}
