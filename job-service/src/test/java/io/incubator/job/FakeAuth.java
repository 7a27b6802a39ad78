package io.incubator.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// auth-service's part in a claim: client credentials and on-behalf-of tokens. Can be away, and can refuse.
public class FakeAuth implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicBoolean AWAY = new AtomicBoolean();
    private static final Set<String> REFUSED_SUBJECTS = ConcurrentHashMap.newKeySet();
    private static final Queue<JsonNode> REQUESTS = new ConcurrentLinkedQueue<>();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/auth/token", FakeAuth::token);
        server.createContext("/internal/auth/delegations", FakeAuth::delegate);
        server.start();
        return Map.of(
                "quarkus.rest-client.auth-service.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "incubator.jobs.lease",
                "6s",
                "incubator.jobs.cancel-grace",
                "2s",
                "incubator.jobs.sweep-every",
                "500ms",
                "incubator.jobs.backoff.first",
                "400ms",
                "incubator.jobs.backoff.cap",
                "1s");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /// Runs something while auth-service answers 503.
    static void whileAway(Runnable task) {
        AWAY.set(true);
        try {
            task.run();
        } finally {
            AWAY.set(false);
        }
    }

    /// From now on this subject is no member of anything.
    static void refuse(Object subject) {
        REFUSED_SUBJECTS.add(subject.toString());
    }

    /// What was asked for a job.
    static List<JsonNode> requestsFor(Object jobId) {
        return REQUESTS.stream()
                .filter(r -> r.get("jobId").asText().equals(jobId.toString()))
                .toList();
    }

    private static void token(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(exchange, 200, """
                {"access_token":"%s","token_type":"Bearer","expires_in":600,"scope":"tokens:delegate"}""".formatted(TestTokens.service("job-service", "tokens:delegate")));
    }

    private static void delegate(HttpExchange exchange) throws IOException {
        JsonNode requests = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (AWAY.get()) {
            answer(exchange, 503, "{}");
            return;
        }
        ArrayNode answers = JSON.createArrayNode();
        for (JsonNode request : requests) {
            REQUESTS.add(request);
            ObjectNode answer =
                    answers.addObject().put("jobId", request.get("jobId").asText());
            if (REFUSED_SUBJECTS.contains(request.get("subject").asText())) {
                answer.put("refusal", "not-a-member");
            } else {
                answer.put("token", "on-behalf-of-" + request.get("subject").asText());
            }
        }
        answer(exchange, 200, answers.toString());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
