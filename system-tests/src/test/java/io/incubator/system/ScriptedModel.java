package io.incubator.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// A provider of models. An answer has as many tokens as chance says, up to what was asked for, and each is counted
/// before it goes out. A model called `exact…` writes as much as it may.
final class ScriptedModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration THINKING = Duration.ofMillis(20);

    private final HttpServer server;
    private final Map<String, AtomicLong> written = new ConcurrentHashMap<>();

    private final UnaryOperator<String> words;

    private ScriptedModel(HttpServer server, UnaryOperator<String> words) {
        this.server = server;
        this.words = words;
    }

    static ScriptedModel open() {
        return open(0, _ -> "Yes.");
    }

    /// A provider at a port of the caller's choice.
    ///
    /// @param words what it says to the last message of a conversation
    static ScriptedModel open(int port, UnaryOperator<String> words) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ScriptedModel model = new ScriptedModel(server, words);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/chat/completions", model::answer);
            server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Host and port.
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// How many tokens the model has written for anybody who may have read them.
    long written(String model) {
        return counter(model).get();
    }

    private AtomicLong counter(String model) {
        return written.computeIfAbsent(model, _ -> new AtomicLong());
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String model = request.path("model").asText();
        String asked = request.path("messages").findValuesAsText("content").getLast();
        int most = request.path("max_tokens").asInt();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int tokens = model.startsWith("exact") || random.nextInt(4) == 0 ? most : random.nextInt(most + 1);
        try {
            Thread.sleep(THINKING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        counter(model).addAndGet(tokens);
        byte[] answer = """
                {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop",
                 "message":{"role":"assistant","content":%s}}],
                 "usage":{"prompt_tokens":3,"completion_tokens":%d,"total_tokens":%d}}""".formatted(JSON.writeValueAsString(words.apply(asked)), tokens, tokens + 3)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        try (exchange) {
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
