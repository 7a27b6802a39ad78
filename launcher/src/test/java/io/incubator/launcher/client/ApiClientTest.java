package io.incubator.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ApiClientTest {
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String retryAfter;

    /// Away for the first call, back for the second.
    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            byte[] body = "{\"code\":\"service-unavailable\",\"title\":\"Away\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(keys.size() == 1 ? 503 : 201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void whatIsAwayForAMomentIsAskedAgainWithTheSameKey() {
        retryAfter = "1";

        try (ApiClient api = client()) {
            api.call("POST", "/api/projects", Json.object(), null);
        }

        assertThat(keys).hasSize(2).doesNotContain("null");
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
    }

    @Test
    void twoCallsHaveTwoKeys() {
        retryAfter = "0";

        try (ApiClient api = client()) {
            api.call("POST", "/api/projects", Json.object(), null);
            api.call("POST", "/api/projects", Json.object(), null);
        }

        assertThat(keys.get(2)).isNotEqualTo(keys.get(1));
    }

    @Test
    void whoDoesNotSayWhenToComeBackIsNotAskedAgain() {
        assertRefusedAtOnce();
    }

    @Test
    void aPauseLongerThanThePatienceIsNotWaitedFor() {
        retryAfter = "600";

        assertRefusedAtOnce();
    }

    private void assertRefusedAtOnce() {
        try (ApiClient api = client()) {
            assertThatThrownBy(() -> api.call("GET", "/api/projects", null, null))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused -> assertThat(refused.code()).isEqualTo("service-unavailable"));
        }
        assertThat(keys).hasSize(1);
    }

    private ApiClient client() {
        return new ApiClient("http://127.0.0.1:" + server.getAddress().getPort(), "en");
    }
}
