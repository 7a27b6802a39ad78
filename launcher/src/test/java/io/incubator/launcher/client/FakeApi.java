package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The part of the public API that planning a brief needs, as the services answer it.
public final class FakeApi implements AutoCloseable {
    private static final String PLAN = """
            {"recommendation":{"statement":"A it is.","top":[{"option":"A","title":"one modular monolith","total":8.44}]}}""";

    private final HttpServer server;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile String validToken = "none";
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<JsonNode> briefs = new CopyOnWriteArrayList<>();
    /// whether planning ends in failure
    volatile boolean failing;
    /// answers of 503 before the revision can be read
    final AtomicInteger outages = new AtomicInteger();

    public FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on the token handed out before is refused.
    void expireTokens() {
        validToken = "expired";
    }

    void forgetAccounts() {
        passwords.clear();
    }

    void changePasswords() {
        passwords.replaceAll((_, _) -> "another one");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        calls.add(call);
        JsonNode body = Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (call) {
            case "POST /api/auth/register" -> register(exchange, body);
            case "POST /api/auth/login" -> logIn(exchange, body);
            default -> {
                String token = exchange.getRequestHeaders().getFirst("Authorization");
                if (("Bearer " + validToken).equals(token)) {
                    plan(exchange, call, body);
                } else {
                    problem(exchange, 401, "unauthenticated", "Sign in first");
                }
            }
        }
    }

    private void register(HttpExchange exchange, JsonNode body) throws IOException {
        String known = passwords.putIfAbsent(
                body.path("email").asText(), body.path("password").asText());
        if (known == null) {
            json(exchange, 201, "{\"user\":{}}");
        } else {
            problem(exchange, 409, "email-taken", "Known already");
        }
    }

    private void logIn(HttpExchange exchange, JsonNode body) throws IOException {
        String password = body.path("password").asText();
        if (password.equals(passwords.get(body.path("email").asText()))) {
            validToken = "token-" + tokens.incrementAndGet();
            json(exchange, 200, "{\"accessToken\":\"" + validToken + "\"}");
        } else {
            problem(exchange, 401, "invalid-credentials", "Wrong");
        }
    }

    private void plan(HttpExchange exchange, String call, JsonNode body) throws IOException {
        switch (call) {
            case "POST /api/projects" -> json(exchange, 201, "{\"id\":\"p1\"}");
            case "POST /api/projects/p1/briefs" -> {
                briefs.add(body);
                json(exchange, 201, "{\"id\":\"b1\"}");
            }
            case "POST /api/projects/p1/revisions" -> json(exchange, 202, "{\"id\":\"r1\",\"state\":\"planning\"}");
            case "GET /api/projects/p1/events" -> events(exchange);
            case "GET /api/projects/p1/revisions/r1" -> revision(exchange);
            case "GET /api/projects/p1/revisions/r1/bundle" -> bundle(exchange);
            default -> problem(exchange, 404, "not-found", "Not found");
        }
    }

    private static void events(HttpExchange exchange) throws IOException {
        byte[] events = """
                : heartbeat

                id: 1
                event: revision.requested
                data: {"revisionId":"r1","number":1}

                id: 2
                event: revision.progressed
                data: {"revisionId":"r1","percent":40,"stage":"options"}

                """.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(events);
        exchange.getResponseBody().flush();
        // stays open until the other side leaves, as the real one does
    }

    private void revision(HttpExchange exchange) throws IOException {
        if (outages.getAndDecrement() > 0) {
            problem(exchange, 503, "service-unavailable", "Away");
        } else if (looks.incrementAndGet() < 2) {
            json(exchange, 200, "{\"id\":\"r1\",\"state\":\"planning\",\"progress\":{\"percent\":10}}");
        } else if (failing) {
            json(
                    exchange,
                    200,
                    "{\"state\":\"failed\",\"failure\":{\"code\":\"no-option\",\"message\":\"None fits\"}}");
        } else {
            json(exchange, 200, "{\"state\":\"ready\",\"plan\":" + PLAN + "}");
        }
    }

    private static void bundle(HttpExchange exchange) throws IOException {
        byte[] zip = zip(Map.of("plan.json", PLAN, "diagrams/architecture.mmd", "flowchart TD"));
        exchange.getResponseHeaders().set("Content-Type", "application/zip");
        exchange.sendResponseHeaders(200, zip.length);
        exchange.getResponseBody().write(zip);
        exchange.close();
    }

    static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void problem(HttpExchange exchange, int status, String code, String title) throws IOException {
        json(exchange, status, "{\"code\":\"%s\",\"title\":\"%s\",\"detail\":\"…\"}".formatted(code, title));
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
