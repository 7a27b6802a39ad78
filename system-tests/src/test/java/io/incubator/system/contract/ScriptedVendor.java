package io.incubator.system.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.incubator.system.SuiteUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// A provider that answers whatever it is asked in the form its vendor publishes, and counts.
final class ScriptedVendor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANSWER = """
            {"id":"a","object":"list","data":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""";

    private static ScriptedVendor shared;

    private final URI url;
    private final AtomicLong asked = new AtomicLong();

    private ScriptedVendor(URI url) {
        this.url = url;
    }

    /// Opened once, for as long as the tests run.
    static synchronized ScriptedVendor shared() {
        if (shared == null) {
            shared = open(SuiteUnderTest.vendor());
        }
        return shared;
    }

    private static ScriptedVendor open(URI url) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
            ScriptedVendor vendor = new ScriptedVendor(url);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/", vendor::answer);
            server.start();
            return vendor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    /// How often it was called.
    long asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestURI().getPath()) {
            case "/v1/audio/speech" -> send(exchange, "audio/mpeg", "RIFF");
            case "/v1/chat/completions", "/v1/completions" -> send(exchange, body, "data: {}\n\ndata: [DONE]\n\n");
            case "/v1/responses" ->
                send(exchange, body, "event: response.completed\ndata: {\"type\":\"response.completed\"}\n\n");
            case "/v1/messages" -> send(exchange, body, "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
            default -> send(exchange, "application/json", ANSWER);
        }
    }

    private static void send(HttpExchange exchange, byte[] request, String events) throws IOException {
        boolean streams = JSON.readTree(request).path("stream").booleanValue();
        send(exchange, streams ? "text/event-stream" : "application/json", streams ? events : ANSWER);
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
