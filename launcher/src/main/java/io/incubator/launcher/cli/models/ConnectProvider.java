package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.client.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Registers a provider.
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description = "Register a provider of models. Its credential is sealed and never shown again.")
final class ConnectProvider extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "What you call it.")
    private String name;

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            defaultValue = "openai-compatible",
            description = "openai, openai-compatible, azure or anthropic (default: ${DEFAULT-VALUE}).")
    private String dialect;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            required = true,
            description = "What its API's paths come after, such as https://api.openai.com/v1.")
    private String baseUrl;

    @Option(names = "--credential-stdin", description = "Read its API key from standard input; without, it has none.")
    private boolean withCredential;

    @Override
    Answer answer(Registry registry) {
        ObjectNode order = Json.object().put("dialect", dialect).put("baseUrl", baseUrl);
        if (withCredential) {
            order.put("credential", credential());
        }
        JsonNode made = registry.connect(name, order);
        return Answer.of(made, text("provider.connected", name));
    }

    private static String credential() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isBlank()) {
                throw new IllegalArgumentException("There is no API key on standard input");
            }
            return line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
