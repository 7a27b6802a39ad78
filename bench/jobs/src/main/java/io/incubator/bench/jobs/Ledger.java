package io.incubator.bench.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import io.incubator.kit.worker.LibraryWorker;
import io.incubator.kittest.SuiteResource;
import io.incubator.kittest.TestTokens;
import io.incubator.local.broker.Broker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The packaged job-service, over HTTP like everybody: no-op jobs in batches of 500, and by the [LibraryWorker].
final class Ledger implements AutoCloseable {
    private static final String WHO = "incubator";
    private static final String KIND = "bench";
    private static final int WORKERS = 4;
    private static final int HANDS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String user =
            TestTokens.user(UUID.randomUUID(), UUID.randomUUID(), "jobs:read", "jobs:write");
    private final String service = TestTokens.service("ai-service", "jobs:work");
    private final Process process;
    private final String url;
    private final Processor processor;

    private Ledger(Process process, String url, Processor processor) {
        this.process = process;
        this.url = url;
        this.processor = processor;
    }

    static Ledger start(Map<String, String> settings, Processor processor) throws Exception {
        int port = freePort();
        int management = freePort();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC", "-Xmx384m"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + management,
                "-Dincubator.limits.read=100000000",
                "-Dincubator.limits.write=100000000",
                "-Dincubator.limits.heavy=100000000",
                "-Dquarkus.log.level=WARN",
                "-jar",
                "job-service/target/quarkus-app/quarkus-run.jar"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("bench/jobs/target/job-service.log"))
                .start();
        Ledger ledger = new Ledger(process, "http://127.0.0.1:" + port, processor);
        for (int i = 0; i < 600 && !ledger.answers(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        ledger.claim(1);
        return ledger;
    }

    void measure(int jobs) throws Exception {
        // once around, for the compiler
        enqueue(jobs / 2);
        drain();

        Instant start = Instant.now();
        enqueue(jobs);
        Figures.print(WHO, "enqueued/s, in batches of 1,000", rate(jobs, start));
        long dead = dead();
        start = Instant.now();
        drain();
        Figures.print(WHO, "no-op jobs/s, four callers who take 500", rate(jobs, start));
        TimeUnit.MILLISECONDS.sleep(1_500);
        Figures.print(WHO, "dead tuples per job", "%.2f".formatted((dead() - dead) / (double) jobs));

        work(jobs, 0, "no-op jobs/s, the worker's first");
        work(jobs, 0, "no-op jobs/s");
        work(jobs / 4, 10, "10 ms jobs/s, 100 at a time");
        PickUp.rounds(WHO, this::pickUp);

        try (Connection held = SuiteResource.database().connectAsOwner();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            for (int round = 1; round <= 3; round++) {
                enqueue(jobs);
                start = Instant.now();
                drain();
                Figures.print(WHO, "no-op jobs/s, 500 a call, a transaction held open, " + round, rate(jobs, start));
            }
            held.rollback();
        }
    }

    private void work(int jobs, long millis, String what) throws Exception {
        enqueue(jobs);
        Duration spent = processor.spent();
        Instant start = Instant.now();
        try (LibraryWorker worker = new LibraryWorker(KIND, HANDS, jobs, this::work, _ -> DbScheduler.pause(millis))) {
            worker.start();
            worker.await();
        }
        Figures.print(WHO, what, rate(jobs, start));
        Figures.print(WHO, Processor.EACH, processor.each(jobs, spent));
    }

    void enqueue(int jobs) throws Exception {
        String job = "{\"kind\":\"" + KIND + "\",\"input\":{}}";
        for (int sent = 0; sent < jobs; sent += 1_000) {
            String body = "{\"jobs\":["
                    + String.join(",", Collections.nCopies(Math.min(1_000, jobs - sent), job)) + "]}";
            post(user, "/api/jobs/batch", body, 202);
        }
    }

    /// No-op jobs, in the largest batches the ledger gives.
    void drain() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(threads.submit(() -> {
                    for (List<String> claimed = claim(500); !claimed.isEmpty(); claimed = claim(500)) {
                        complete(claimed);
                    }
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
    }

    List<String> claim(int max) throws Exception {
        JsonNode leases = JSON.readTree(post(
                        service,
                        "/internal/jobs/claims",
                        "{\"kind\":\"%s\",\"max\":%d,\"worker\":\"bench\"}".formatted(KIND, max),
                        200))
                .path("leases");
        List<String> claimed = new ArrayList<>();
        leases.forEach(lease -> claimed.add("\"jobId\":\"%s\",\"epoch\":%d"
                .formatted(lease.path("jobId").asText(), lease.path("epoch").asInt())));
        return claimed;
    }

    void complete(List<String> claimed) throws Exception {
        String completions = String.join(
                ",",
                claimed.stream().map(c -> "{" + c + ",\"outcome\":\"succeeded\"}").toList());
        post(service, "/internal/jobs/completions", "{\"worker\":\"bench\",\"completions\":[" + completions + "]}", 200);
    }

    /// One job every 10 ms; the worker rests until the doorbell rings.
    private PickUp pickUp() throws Exception {
        int jobs = 500;
        Map<UUID, Long> submitted = new HashMap<>();
        Map<UUID, Long> began = new ConcurrentHashMap<>();
        long[] enqueue = new long[jobs];
        Broker broker = SuiteResource.broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        try (com.rabbitmq.client.Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            channel.exchangeDeclare("jobs", "topic", true);
            channel.queueDeclare("bench", false, true, true, Map.of());
            channel.queueBind("bench", "jobs", "jobs.ready.v1." + KIND);
            LibraryWorker worker =
                    new LibraryWorker(KIND, HANDS, jobs, this::work, job -> began.put(job, System.nanoTime()));
            channel.basicConsume("bench", true, (_, _) -> worker.ring(), _ -> {});
            worker.start();
            for (int i = 0; i < jobs; i++) {
                long start = System.nanoTime();
                String id = JSON.readTree(post(user, "/api/jobs", "{\"kind\":\"" + KIND + "\",\"input\":{}}", 202))
                        .path("id")
                        .asText();
                submitted.put(UUID.fromString(id), start);
                enqueue[i] = System.nanoTime() - start;
                TimeUnit.MILLISECONDS.sleep(10);
            }
            worker.await();
            worker.close();
        }
        long[] took = submitted.entrySet().stream()
                .mapToLong(job -> began.get(job.getKey()) - job.getValue())
                .toArray();
        return new PickUp(enqueue, took);
    }

    private long dead() throws Exception {
        try (Connection connection = SuiteResource.database().connectAsOwner()) {
            return JobsBench.dead(connection);
        }
    }

    static String rate(int jobs, Instant start) {
        return "%.0f".formatted(Figures.perSecond(jobs, Duration.between(start, Instant.now())));
    }

    private boolean answers() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(url + "/api/jobs")).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 401;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String post(String token, String path, String body, int expected) throws IOException, InterruptedException {
        return send(token, path, body, expected).body();
    }

    private HttpResponse<String> work(String path, String body) {
        try {
            return send(service, path, body, 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String token, String path, String body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }
}
