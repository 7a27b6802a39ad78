package io.incubator.launcher.cli.models;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Removes a model.
@Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a model; nobody can call it any more.")
final class RemoveModel extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name;

    @Override
    Answer answer(Registry registry) {
        registry.remove("models", name);
        return Answer.of(Json.object().put("removed", name), text("model.removed", name));
    }
}
