package io.incubator.ai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.TestCertificates;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a caller is told of a provider whose TLS cannot be trusted.
class UpstreamTlsTest {
    private static Vertx vertx;
    private static TestCertificates trusted;
    private static TestCertificates other;
    private static Path valid;
    private static Path expired;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        vertx = Vertx.vertx();
        trusted = TestCertificates.in(folder.resolve("ca.p12"));
        other = TestCertificates.in(folder.resolve("other.p12"));
        valid = trusted.server(folder.resolve("valid.p12"), "-1d", 30);
        expired = trusted.server(folder.resolve("expired.p12"), "-30d", 10);
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anExpiredCertificateIsCalledExpiredAndAnUnknownOneUntrusted() throws Exception {
        assertThat(told(valid, trusted)).isEqualTo("200");
        assertThat(told(expired, trusted)).isEqualTo("provider_untrusted: The provider's certificate has expired.");
        assertThat(told(valid, other)).isEqualTo("provider_untrusted: The provider's certificate cannot be trusted.");
    }

    private static String told(Path serves, TestCertificates trusts) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                new JksOptions().setPath(serves.toString()).setPassword(TestCertificates.PASSWORD)))
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setTrustOptions(new JksOptions()
                        .setPath(trusts.authority().toString())
                        .setPassword(TestCertificates.PASSWORD)));
        try {
            return Integer.toString(client.request(HttpMethod.GET, server.actualPort(), "localhost", "/")
                    .compose(request -> request.send())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .statusCode());
        } catch (CompletionException failed) {
            ApiError error = Upstream.failure(failed.getCause()).error();
            return error.code() + ": " + error.message();
        } finally {
            client.close();
            server.close();
        }
    }
}
