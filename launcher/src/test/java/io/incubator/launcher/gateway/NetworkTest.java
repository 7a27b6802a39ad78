package io.incubator.launcher.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.incubator.local.process.FreePorts;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class NetworkTest {
    private static final Routes ROUTES = new Routes(List.of(
            new Route("/api/ai", "ai-service"),
            new Route("/api/ai/special", "job-service"),
            new Route("/docs", Route.GATEWAY),
            new Route("/openapi.json", Route.GATEWAY),
            new Route("/openapi.yaml", Route.GATEWAY),
            new Route("/v1", "ai-service")));

    private final HttpClient client = HttpClient.newHttpClient();
    private Vertx vertx;
    private Network network;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        network = Network.open(List.of("ai-service", "job-service"), ROUTES, 0);
    }

    @AfterEach
    void close() {
        network.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1,ai",
        "/v1/models?x=1,ai",
        "/api/ai/plans,ai",
        "/api/ai/special,job",
        "/api/ai/special/x,job",
        "/api/ai/specials,ai"
    })
    void theLongestPrefixOfWholeSegmentsWins(String path, String expected) throws Exception {
        replica("ai-service", request -> request.response().end("ai"));
        replica("job-service", request -> request.response().end("job"));
        assertThat(get(path).body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/jobs/claims", "/q/health", "/v1x", "/api", "/metrics"})
    void whatHasNoRouteIsNotFound(String path) throws Exception {
        replica("ai-service", request -> request.response().end("ai"));
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/../internal/x",
                "/v1/%2e%2e/internal/x",
                "/v1/..%2finternal",
                "//internal",
                "/v1/;a=b",
                "/v1/./x",
                "/v1/.."
            })
    void whatAServiceCouldReadDifferentlyIsRefused(String path) throws Exception {
        replica("ai-service", request -> request.response().end("ai"));
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("request-refused");
    }

    @Test
    void dotsInNamesAreNotDotSegments() throws Exception {
        replica("ai-service", request -> request.response().end(request.path()));
        assertThat(get("/v1/models/gpt-4.1..x/.hidden").body()).isEqualTo("/v1/models/gpt-4.1..x/.hidden");
    }

    @Test
    void aServiceWithoutReplicasIsUnavailableInTheCallersLanguage() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri("/v1/x"))
                        .header("Accept-Language", "zh-CN,en;q=0.5")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("code")).isEqualTo("service-unavailable");
        assertThat(problem.getString("title")).isEqualTo("暂时不可用");
        assertThat(problem.getString("traceId")).hasSize(32);
    }

    @Test
    void aDeadReplicaIsPassedOverAndAnAnswerBrokenOffIsUnavailable() throws Exception {
        network.replicas("ai-service").add(FreePorts.next());
        assertThat(get("/v1/x").statusCode()).isEqualTo(503);
        replica("ai-service", request -> request.response().end("alive"));
        for (int i = 0; i < 4; i++) {
            assertThat(get("/v1/x").body()).isEqualTo("alive");
        }
        replica("job-service", request -> request.connection().close());
        assertThat(get("/api/ai/special").statusCode()).isEqualTo(503);
    }

    @Test
    void replicasTakeTurns() throws Exception {
        replica("ai-service", request -> request.response().end("one"));
        int second = replica("ai-service", request -> request.response().end("two"));
        assertThat(List.of(get("/v1").body(), get("/v1").body())).containsExactlyInAnyOrder("one", "two");
        network.replicas("ai-service").remove(second);
        assertThat(List.of(get("/v1").body(), get("/v1").body())).containsExactly("one", "one");
    }

    @Test
    void aServiceHasItsOwnAddressForOtherServices() throws Exception {
        replica("job-service", request -> request.response().end(request.path()));
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + network.port("job-service") + "/internal/jobs/claims"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).isEqualTo("/internal/jobs/claims");
    }

    @Test
    void claimsAboutTheOriginAreReplaced() throws Exception {
        replica(
                "ai-service",
                request -> request.response()
                        .end(JsonObject.of(
                                        "for", request.getHeader("X-Forwarded-For"),
                                        "host", request.getHeader("X-Forwarded-Host"),
                                        "prefix", request.getHeader("X-Forwarded-Prefix"),
                                        "forwarded", request.getHeader("Forwarded"),
                                        "real", request.getHeader("X-Real-IP"),
                                        "trace", request.getHeader("traceparent"),
                                        "authority", request.authority().toString())
                                .encode()));
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri("/v1"))
                        .header("X-Forwarded-For", "6.6.6.6")
                        .header("x-forwarded-prefix", "/evil")
                        .header("X-Forwarded-Host", "evil")
                        .header("Forwarded", "for=6.6.6.6")
                        .header("X-Real-IP", "6.6.6.6")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String authority = "127.0.0.1:" + network.gatewayPort();
        JsonObject seen = new JsonObject(response.body());
        assertThat(seen.getString("trace")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(seen.getMap())
                .containsEntry("for", "127.0.0.1")
                .containsEntry("host", authority)
                .containsEntry("prefix", null)
                .containsEntry("forwarded", null)
                .containsEntry("real", null)
                .containsEntry("authority", authority);
    }

    @Test
    void eventsArriveAsTheyAreSentAndTheServiceHearsOfTheClientsEnd() throws Exception {
        CompletableFuture<HttpServerRequest> opened = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        replica("ai-service", request -> {
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            request.response().closeHandler(_ -> ended.complete(null));
            request.response().exceptionHandler(_ -> ended.complete(null));
            request.response().write("data: first\n\n").onSuccess(_ -> opened.complete(request));
        });
        HttpResponse<InputStream> stream = client.send(
                HttpRequest.newBuilder(uri("/v1/events")).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream events = stream.body()) {
            // the first is here while the answer is still open
            assertThat(new String(events.readNBytes(13), StandardCharsets.UTF_8))
                    .isEqualTo("data: first\n\n");
            opened.get(5, SECONDS).response().write("data: again\n\n").toCompletionStage();
            assertThat(new String(events.readNBytes(13), StandardCharsets.UTF_8))
                    .isEqualTo("data: again\n\n");
            assertThat(ended).isNotDone();
        }
        ended.get(5, SECONDS);
    }

    @Test
    void theServiceHearsOfAClientThatDoesNotWaitForTheAnswer() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        replica("ai-service", request -> {
            request.connection().closeHandler(_ -> ended.complete(null));
            asked.complete(null);
        });
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), network.gatewayPort())) {
            socket.getOutputStream().write("GET /v1 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            asked.get(5, SECONDS);
        }
        ended.get(5, SECONDS);
    }

    @Test
    void anUploadArrivesWhole() throws Exception {
        AtomicInteger received = new AtomicInteger();
        replica("ai-service", request -> {
            request.handler(buffer -> received.addAndGet(buffer.length()));
            request.endHandler(_ -> request.response().end("done"));
        });
        byte[] body = new byte[5_000_000];
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri("/v1/files"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).isEqualTo("done");
        assertThat(received).hasValue(body.length);
    }

    @Test
    void aWebSocketPassesBothWays() throws Exception {
        List<String> headers = new ArrayList<>();
        int port = vertx.createHttpServer()
                .webSocketHandler((ServerWebSocket socket) -> {
                    headers.add(socket.headers().get("X-Forwarded-For"));
                    socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        network.replicas("ai-service").add(port);
        CompletableFuture<String> echo = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .header("X-Forwarded-For", "6.6.6.6")
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + network.gatewayPort() + "/v1/live"), new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                                echo.complete(data.toString());
                                return null;
                            }
                        })
                .get(5, SECONDS);
        socket.sendText("hello", true).get(5, SECONDS);
        assertThat(echo.get(5, SECONDS)).isEqualTo("echo hello");
        assertThat(headers).containsExactly("127.0.0.1");
        socket.abort();
    }

    @Test
    void whyAServiceClosesAWebSocketReachesTheClient() throws Exception {
        int port = vertx.createHttpServer()
                .webSocketHandler((ServerWebSocket socket) -> socket.close((short) 4401, "token-revoked"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        network.replicas("ai-service").add(port);
        CompletableFuture<String> closed = new CompletableFuture<>();

        client.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + network.gatewayPort() + "/v1/live"), new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
                                closed.complete(code + " " + reason);
                                return null;
                            }
                        })
                .get(5, SECONDS);

        assertThat(closed.get(5, SECONDS)).isEqualTo("4401 token-revoked");
    }

    @Test
    void aWebSocketThatTheServiceRefusesIsRefused() {
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(404)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{}"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        network.replicas("ai-service").add(port);

        assertThatThrownBy(() -> client.newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + network.gatewayPort() + "/v1/live"),
                                new WebSocket.Listener() {})
                        .get(5, SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        java.net.http.WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(404));
    }

    @Test
    void aWebSocketToADeadServiceIsUnavailable() {
        assertThatThrownBy(() -> client.newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + network.gatewayPort() + "/v1/live"),
                                new WebSocket.Listener() {})
                        .get(5, SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        java.net.http.WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(503));
    }

    @Test
    void theIndexNamesTheRoutes() throws Exception {
        HttpResponse<String> response = get("/");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(response.body()).getJsonArray("routes").size())
                .isEqualTo(6);
    }

    @Test
    void aTakenPortIsNamedTogetherWithTheWayOut() {
        int taken = network.gatewayPort();
        assertThatThrownBy(() -> Network.open(List.of("ai-service"), ROUTES, taken))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining(Integer.toString(taken))
                .hasMessageContaining("--port");
    }

    @Test
    void manyCallsAtOnceAreServed() {
        replica(
                "ai-service",
                request -> vertx.setTimer(20, _ -> request.response().end("ok")));
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(client.sendAsync(
                    HttpRequest.newBuilder(uri("/v1/" + i)).build(), HttpResponse.BodyHandlers.ofString()));
        }
        await().atMost(10, SECONDS).until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        assertThat(calls).allSatisfy(call -> assertThat(call.join().body()).isEqualTo("ok"));
    }

    @Test
    void aReplicaThatIsRemovedIsIdleWhenItHasAnsweredWhatItWasAsked() {
        List<HttpServerRequest> asked = new CopyOnWriteArrayList<>();
        int port = replica("ai-service", asked::add);
        Replicas replicas = network.replicas("ai-service");
        CompletableFuture<HttpResponse<String>> slow =
                client.sendAsync(HttpRequest.newBuilder(uri("/v1/slow")).build(), HttpResponse.BodyHandlers.ofString());
        await().atMost(5, SECONDS).until(() -> asked.size() == 1);
        assertThat(replicas.isIdle(port)).isFalse();

        replicas.remove(port);

        assertThat(replicas.isIdle(port)).isFalse();
        assertThat(client.sendAsync(
                                HttpRequest.newBuilder(uri("/v1/next")).build(), HttpResponse.BodyHandlers.ofString())
                        .join()
                        .statusCode())
                .isEqualTo(503);
        asked.getFirst().response().end("at last");
        assertThat(slow.join().body()).isEqualTo("at last");
        await().atMost(5, SECONDS).until(() -> replicas.isIdle(port));
    }

    @Test
    void aReplicaIsIdleWhenItsCallerIsGone() throws Exception {
        List<HttpServerRequest> asked = new CopyOnWriteArrayList<>();
        int port = replica("ai-service", asked::add);
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), network.gatewayPort())) {
            caller.getOutputStream()
                    .write("GET /v1 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().atMost(5, SECONDS).until(() -> asked.size() == 1);
            assertThat(network.replicas("ai-service").isIdle(port)).isFalse();
        }
        await().atMost(5, SECONDS).until(() -> network.replicas("ai-service").isIdle(port));
    }

    private int replica(String service, io.vertx.core.Handler<HttpServerRequest> handler) {
        int port = vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        network.replicas(service).add(port);
        return port;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Java's client would tidy the path up.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), network.gatewayPort())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + network.gatewayPort() + path);
    }
}
