package io.incubator.job.httpcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.incubator.kit.worker.JobContext;
import io.incubator.kit.worker.JobFailure;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCallHandlerTest {
    private final UUID job = UUID.randomUUID();
    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;
    private HttpCallHandler handler;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        handler = handler(Set.of("127.0.0.1:" + receiver.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        vertx.close();
    }

    @Test
    void callsWithTheJobsIdAsKeyAndKeepsStatusAndSizeOnly() throws Exception {
        HttpCallHandler.Outcome outcome = handler.handle(context(), call("/204?a=b", null));

        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.bytes()).isEqualTo(5);
        assertThat(received).containsExactly("POST /204?a=b key=" + job + " x=1 body={\"n\":1}");
    }

    @Test
    void whatMayGetBetterIsRetryable() {
        assertThat(failure("/500").retryable()).isTrue();
        assertThat(failure("/429").retryable()).isTrue();
        assertThat(failure("/404").retryable()).isFalse();
    }

    @Test
    void redirectsAreNotFollowed() {
        JobFailure failure = failure("/302");

        assertThat(failure.getMessage()).contains("302");
        assertThat(received).hasSize(1);
    }

    @Test
    void aReceiverThatBreaksOffMayDoBetterNextTime() {
        assertThatThrownBy(() -> handler.handle(context(), call("/slow", 2)))
                .isInstanceOfSatisfying(
                        JobFailure.class,
                        failure -> assertThat(failure.retryable()).isTrue());
    }

    @Test
    void withoutTheOperatorsLeaveNothingIsSent() {
        HttpCallHandler strict = handler(Set.of());

        assertThatThrownBy(() -> strict.handle(context(), call("/204", null)))
                .isInstanceOfSatisfying(
                        JobFailure.class, failure -> assertThat(failure.code()).isEqualTo("address-refused"));
        assertThat(received).isEmpty();
    }

    @Test
    void headersThatSplitARequestAreRefused() {
        for (Map<String, String> headers : java.util.List.of(
                Map.of("Host", "elsewhere"), Map.of("X", "a\r\nY: b"), Map.of("Transfer-Encoding", "chunked"))) {
            assertThatThrownBy(() -> handler.handle(context(), new HttpCall("GET", url("/204"), headers, null, null)))
                    .isInstanceOf(JobFailure.class);
        }
    }

    private JobFailure failure(String path) {
        try {
            handler.handle(context(), call(path, null));
        } catch (JobFailure e) {
            return e;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("it did not fail");
    }

    private HttpCallHandler handler(Set<String> allowed) {
        HttpCallConfig config = new HttpCallConfig() {
            @Override
            public int concurrency() {
                return 1;
            }

            @Override
            public Optional<Set<String>> allowed() {
                return Optional.of(allowed);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(5);
            }
        };
        return new HttpCallHandler(new AddressGuard(config), config, vertx);
    }

    private HttpCall call(String path, Integer timeout) {
        return new HttpCall(
                null,
                url(path),
                Map.of("X-Test", "1"),
                JsonNodeFactory.instance.objectNode().put("n", 1),
                timeout);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private JobContext context() {
        return (JobContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {JobContext.class},
                (_, method, _) -> method.getName().equals("jobId") ? job : null);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " key="
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " x="
                    + exchange.getRequestHeaders().getFirst("X-Test") + " body=" + body);
            String path = exchange.getRequestURI().getPath().substring(1);
            if (path.equals("slow")) {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().flush();
                return;
            }
            int status = path.equals("204") ? 200 : Integer.parseInt(path);
            exchange.getResponseHeaders().set("Location", url("/200"));
            byte[] answer = "hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
