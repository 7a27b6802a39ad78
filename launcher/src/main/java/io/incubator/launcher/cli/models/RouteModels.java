package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.client.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a route.
@Command(
        name = "route",
        mixinStandardHelpOptions = true,
        description = "Make a name that leads to models, by weight, with others to fall back on.")
final class RouteModels extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "What callers name it.")
    private String name;

    @Option(
            names = "--to",
            paramLabel = "MODEL=WEIGHT",
            required = true,
            description = "A model and its share of the calls, once for each.")
    private Map<String, Integer> targets;

    @Option(
            names = "--fallback",
            paramLabel = "MODEL",
            description = "Tried next, in this order, when a model fails before its first byte.")
    private List<String> fallbacks = List.of();

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of each model (default: ${DEFAULT-VALUE}).")
    private int retries;

    @Override
    Answer answer(Registry registry) {
        ObjectNode plan = Json.object().put("retries", retries).put("cacheSeconds", 0);
        ArrayNode list = plan.putArray("targets");
        targets.forEach((model, weight) -> list.addObject().put("model", model).put("weight", weight));
        fallbacks.forEach(plan.putArray("fallbacks")::add);
        plan.putObject("timeouts").put("firstByte", 60_000).put("idle", 60_000).put("total", 600_000);
        JsonNode made = registry.route(name, plan);
        return Answer.of(made, text("model.routed", name));
    }
}
