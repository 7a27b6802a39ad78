package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.client.Json;
import java.math.BigDecimal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Registers a model.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Register a model of a provider, with what it costs. Prices are dollars for a million tokens.")
final class AddModel extends RegistryCommand {
    private static final int NANO = 9;

    @Parameters(index = "0", paramLabel = "NAME", description = "What callers name it.")
    private String name;

    @Option(names = "--provider", paramLabel = "NAME", required = true, description = "The provider's name.")
    private String provider;

    @Option(names = "--upstream", paramLabel = "NAME", description = "What the provider names it (default: the same).")
    private String upstream;

    @Option(
            names = "--can",
            paramLabel = "CAPABILITY",
            defaultValue = "chat",
            description = "What it can, once for each: chat, embeddings, … (default: ${DEFAULT-VALUE}).")
    private List<String> capabilities;

    @Option(
            names = "--context",
            paramLabel = "TOKENS",
            required = true,
            description = "The most it reads and writes in one call.")
    private int context;

    @Option(
            names = "--max-output",
            paramLabel = "TOKENS",
            required = true,
            description = "The most it writes in one call.")
    private int maxOutput;

    @Option(names = "--price-input", paramLabel = "USD", required = true, description = "Tokens read.")
    private BigDecimal input;

    @Option(names = "--price-cached", paramLabel = "USD", description = "Tokens of its cache (default: as read).")
    private BigDecimal cached;

    @Option(names = "--price-output", paramLabel = "USD", required = true, description = "Tokens written.")
    private BigDecimal output;

    @Option(names = "--price-reasoning", paramLabel = "USD", description = "Tokens of reasoning (default: as written).")
    private BigDecimal reasoning;

    @Override
    Answer answer(Registry registry) {
        ObjectNode order = Json.object()
                .put("upstreamName", upstream == null ? name : upstream)
                .put("contextTokens", context)
                .put("maxOutputTokens", maxOutput);
        capabilities.forEach(order.putArray("capabilities")::add);
        order.putObject("prices")
                .put("input", nanos(input))
                .put("cached", nanos(cached == null ? input : cached))
                .put("cacheWrite", nanos(input))
                .put("output", nanos(output))
                .put("reasoning", nanos(reasoning == null ? output : reasoning))
                .put("call", 0);
        JsonNode made = registry.add(name, provider, order);
        return Answer.of(made, text("model.added", name));
    }

    private static long nanos(BigDecimal dollars) {
        try {
            return dollars.movePointRight(NANO).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(dollars + " is not a price in dollars to the nano-dollar", e);
        }
    }
}
