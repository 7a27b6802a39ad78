package io.incubator.project;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Stands where ai-service stands: hands out the plans a test has put there, or fails as often as it was told to.
public class FakeAiService implements QuarkusTestResourceLifecycleManager {
    private static final String PLANS = "/internal/ai/plans/";
    private static final Map<UUID, String> DOCUMENTS = new ConcurrentHashMap<>();
    private static final Map<UUID, Queue<Integer>> FAILURES = new ConcurrentHashMap<>();
    private static final Map<UUID, String> ASKED = new ConcurrentHashMap<>();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PLANS, FakeAiService::answer);
        server.start();
        return Map.of("ai.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /// Has a plan from now on.
    static UUID has(String plan, Map<String, String> files) {
        UUID id = UUID.randomUUID();
        StringBuilder bundle = new StringBuilder();
        files.forEach((path, content) -> bundle.append(bundle.isEmpty() ? "" : ",")
                .append("{\"path\":\"%s\",\"mediaType\":\"text/plain\",\"content\":\"%s\"}".formatted(path, content)));
        DOCUMENTS.put(id, "{\"id\":\"%s\",\"plan\":%s,\"files\":[%s]}".formatted(id, plan, bundle));
        return id;
    }

    /// Answers the next requests for a plan with these statuses.
    static void failsFirst(UUID plan, Integer... statuses) {
        FAILURES.put(plan, new ArrayDeque<>(java.util.List.of(statuses)));
    }

    /// The query and the authorization of the last request for a plan; null when there was none.
    static String asked(UUID plan) {
        return ASKED.get(plan);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            UUID plan = UUID.fromString(exchange.getRequestURI().getPath().substring(PLANS.length()));
            ASKED.put(
                    plan,
                    exchange.getRequestURI().getQuery() + " "
                            + exchange.getRequestHeaders().getFirst("Authorization"));
            Integer failure = FAILURES.getOrDefault(plan, new ArrayDeque<>()).poll();
            String document = DOCUMENTS.get(plan);
            int status = failure != null ? failure : document == null ? 404 : 200;
            byte[] body = (status == 200 ? document : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
