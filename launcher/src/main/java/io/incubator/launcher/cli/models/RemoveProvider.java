package io.incubator.launcher.cli.models;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Removes a provider.
@Command(
        name = "disconnect",
        mixinStandardHelpOptions = true,
        description = "Remove a provider that has no models, with its credential.")
final class RemoveProvider extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name;

    @Override
    Answer answer(Registry registry) {
        registry.remove("providers", name);
        return Answer.of(Json.object().put("removed", name), text("model.removed", name));
    }
}
