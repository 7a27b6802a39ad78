package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// An API that answers what it was told to, and remembers what it was asked.
public final class ScriptedApi implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile JsonNode lastBody = Json.object();
    private volatile String lastToken = "";
    private volatile String lastLanguage = "";

    private record Reply(int status, String body) {}

    public ScriptedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        on("POST /api/auth/login", 200, "{\"accessToken\":\"local\"}");
    }

    /// Answers `call` (method and path) from now on.
    public ScriptedApi on(String call, int status, String body) {
        replies.put(call, new Reply(status, body));
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<String> calls() {
        return calls;
    }

    /// The last body that was not empty.
    public JsonNode lastBody() {
        return lastBody;
    }

    public String lastToken() {
        return lastToken;
    }

    public String lastLanguage() {
        return lastLanguage;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        calls.add(call);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!body.isEmpty()) {
            lastBody = Json.read(body);
        }
        lastToken = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        lastLanguage = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Language"));
        Reply reply = replies.getOrDefault(call, new Reply(404, "{\"code\":\"not-found\",\"title\":\"Not found\"}"));
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
