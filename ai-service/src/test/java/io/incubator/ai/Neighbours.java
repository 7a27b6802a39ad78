package io.incubator.ai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Stands where job-service and project-service stand: leases the jobs a test has put there, remembers what the worker
/// says of them, and hands out briefs.
public class Neighbours implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Queue<String> LEASES = new ConcurrentLinkedQueue<>();
    private static final Map<UUID, List<JsonNode>> BEATS = new ConcurrentHashMap<>();
    private static final Map<UUID, List<JsonNode>> COMPLETIONS = new ConcurrentHashMap<>();
    private static final Set<UUID> CANCELLED = ConcurrentHashMap.newKeySet();
    private static final Map<String, Answer> BRIEFS = new ConcurrentHashMap<>();
    private static final Map<String, String> AUTHORIZATIONS = new ConcurrentHashMap<>();

    private HttpServer server;

    private record Answer(int status, String body, boolean untilCancelled) {}

    /// A job as a test knows it.
    ///
    /// @param token what its worker acts with
    record Job(UUID id, UUID organisation, UUID subject, UUID project, UUID brief, String token) {
        static Job ofBrief(String brief) {
            return answering(new Answer(200, brief, false));
        }

        /// A job of somebody in an organisation, with a token that is good here, too.
        static Job ofBrief(String brief, UUID organisation, UUID subject) {
            Job job = new Job(
                    UUID.randomUUID(),
                    organisation,
                    subject,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    TestTokens.job(organisation, subject, "ai-service", "projects:read"));
            BRIEFS.put(job.briefPath(), new Answer(200, brief, false));
            return job;
        }

        /// Its brief is answered with this status.
        static Job refused(int status) {
            return answering(new Answer(status, "{}", false));
        }

        /// Its brief does not come before the job is cancelled.
        static Job stuck() {
            return answering(new Answer(200, "{\"text\":\"too late\"}", true));
        }

        private static Job answering(Answer answer) {
            UUID id = UUID.randomUUID();
            Job job = new Job(
                    id, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "on-behalf-" + id);
            BRIEFS.put(job.briefPath(), answer);
            return job;
        }

        /// Offers a lease of the job to whoever claims next.
        void offer(long epoch) {
            offer(epoch, "");
        }

        /// The same with more in its input.
        ///
        /// @param more members of a JSON object, each with a comma before it
        void offer(long epoch, String more) {
            LEASES.add("""
                    {"jobId":"%s","epoch":%d,"attempt":%d,"kind":"plan","organisation":"%s","subject":"%s",
                     "leaseSeconds":30,"token":"%s",
                     "input":{"projectId":"%s","briefId":"%s","revisionId":"%s"%s}}""".formatted(
                            id, epoch, epoch, organisation, subject, token, project, brief, UUID.randomUUID(), more));
        }

        void cancel() {
            CANCELLED.add(id);
        }

        List<JsonNode> beats() {
            return BEATS.getOrDefault(id, List.of());
        }

        List<JsonNode> completions() {
            return COMPLETIONS.getOrDefault(id, List.of());
        }

        /// The authorization its brief was fetched with; null when it was not.
        String authorization() {
            return AUTHORIZATIONS.get(briefPath());
        }

        private String briefPath() {
            return "/api/projects/" + project + "/briefs/" + brief;
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/jobs/claims", Neighbours::claim);
        server.createContext("/internal/jobs/heartbeats", Neighbours::heartbeat);
        server.createContext("/internal/jobs/completions", Neighbours::complete);
        server.createContext("/api/projects/", Neighbours::brief);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "job.url",
                url,
                "project.url",
                url,
                // so that nothing but the doorbell makes the worker look
                "incubator.worker.poll-period",
                "1h",
                "incubator.worker.heartbeat-period",
                "200ms");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void claim(HttpExchange exchange) throws IOException {
        int max = read(exchange).path("max").asInt();
        StringBuilder leases = new StringBuilder();
        for (int i = 0; i < max; i++) {
            String lease = LEASES.poll();
            if (lease == null) {
                break;
            }
            leases.append(leases.isEmpty() ? "" : ",").append(lease);
        }
        answer(exchange, 200, "{\"leases\":[" + leases + "]}");
    }

    private static void heartbeat(HttpExchange exchange) throws IOException {
        StringBuilder replies = new StringBuilder();
        for (JsonNode beat : read(exchange).path("beats")) {
            UUID job = UUID.fromString(beat.path("jobId").asText());
            BEATS.computeIfAbsent(job, id -> new CopyOnWriteArrayList<>()).add(beat);
            replies.append(replies.isEmpty() ? "" : ",")
                    .append("{\"jobId\":\"%s\",\"state\":\"%s\",\"leaseSeconds\":30}"
                            .formatted(job, CANCELLED.contains(job) ? "cancel" : "continue"));
        }
        answer(exchange, 200, "{\"replies\":[" + replies + "]}");
    }

    private static void complete(HttpExchange exchange) throws IOException {
        StringBuilder replies = new StringBuilder();
        for (JsonNode completion : read(exchange).path("completions")) {
            UUID job = UUID.fromString(completion.path("jobId").asText());
            COMPLETIONS.computeIfAbsent(job, id -> new CopyOnWriteArrayList<>()).add(completion);
            replies.append(replies.isEmpty() ? "" : ",")
                    .append("{\"jobId\":\"%s\",\"state\":\"accepted\"}".formatted(job));
        }
        answer(exchange, 200, "{\"replies\":[" + replies + "]}");
    }

    private static void brief(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        AUTHORIZATIONS.put(path, exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = BRIEFS.getOrDefault(path, new Answer(404, "{}", false));
        if (answer.untilCancelled()) {
            // never answered: the worker has to leave by itself
            return;
        }
        answer(exchange, answer.status(), answer.body());
    }

    private static JsonNode read(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
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
