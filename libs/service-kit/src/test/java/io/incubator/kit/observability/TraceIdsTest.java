package io.incubator.kit.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.quarkus.vertx.core.runtime.VertxMDC;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceIdsTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final Vertx vertx = Vertx.builder()
            .withTracer(_ -> new TraceIds(W3CTraceContextPropagator.getInstance()))
            .build();
    private final HttpClient client = vertx.createHttpClient();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void goesOnWithTheTraceOfTheCallerForRowsAndLogsAndWhoeverIsCalledNext() throws Exception {
        String[] seen = call("/first", CALLER, "vendor=1");

        assertThat(seen[0]).as("in rows").startsWith("00-" + TRACE + "-").endsWith("-00");
        assertThat(seen[0]).as("a place of its own").doesNotContain("b7ad6b7169203331");
        assertThat(seen[1]).as("in logs").isEqualTo(TRACE);
        assertThat(seen[2]).as("at the next").isEqualTo(seen[0]);
        assertThat(seen[3]).as("state of the caller's own").isEqualTo("vendor=1");
    }

    @Test
    void beginsATraceForWhoeverTellsNone() throws Exception {
        String[] one = call("/first", "nonsense", "");
        String[] other = call("/first", "nonsense", "");

        assertThat(one[0]).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").isNotEqualTo(other[0]);
        assertThat(one[1]).isEqualTo(one[0].substring(3, 35));
        assertThat(one[2]).isEqualTo(one[0]);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/second")) {
            request.response().end(request.getHeader("traceparent") + " " + request.getHeader("tracestate"));
            return;
        }
        String seen = Traces.current() + " " + VertxMDC.INSTANCE.get("traceId") + " ";
        client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/second")
                .compose(next -> next.send().compose(HttpClientResponse::body))
                .onSuccess(told -> request.response().end(seen + told))
                .onFailure(cause -> request.response().setStatusCode(500).end(cause.toString()));
    }

    private String[] call(String path, String traceparent, String tracestate) throws Exception {
        try (java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                    .header("traceparent", traceparent)
                    .header("tracestate", tracestate)
                    .build();
            return http.send(request, BodyHandlers.ofString()).body().split(" ", -1);
        }
    }
}
