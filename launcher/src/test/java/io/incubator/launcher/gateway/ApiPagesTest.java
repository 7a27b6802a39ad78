package io.incubator.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ApiPagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Network network;

    @BeforeAll
    static void open() {
        network =
                Network.open(List.of("auth-service", "project-service", "ai-service", "job-service"), Routes.load(), 0);
    }

    @AfterAll
    static void close() {
        network.close();
        CLIENT.close();
    }

    @Test
    void oneDocumentDescribesTheWholePublicApi() throws Exception {
        HttpResponse<String> response = send("GET", "/openapi.json");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject paths = new JsonObject(response.body()).getJsonObject("paths");
        assertThat(paths.fieldNames()).contains("/api/auth/login", "/api/projects", "/api/jobs/{id}");
        assertThat(paths.fieldNames()).noneMatch(path -> path.startsWith("/internal"));
        assertThat(send("GET", "/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    }

    @ParameterizedTest
    @CsvSource({
        "/docs,text/html",
        "/docs/,text/html",
        "/docs/start.js,text/javascript",
        "/docs/swagger-ui-bundle.js,text/javascript",
        "/docs/swagger-ui.css,text/css",
        "/docs/favicon-32x32.png,image/png"
    })
    void thePagesComeFromHereOnly(String path, String mediaType) throws Exception {
        HttpResponse<String> response = send("GET", path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(mediaType);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        if (mediaType.equals("text/html")) {
            assertThat(response.body()).doesNotContain("http://", "https://", "<style", "onload=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/index.html", "/docs/x/y", "/docs/swagger-ui.js.map", "/openapi.json/x"})
    void nothingElseIsServed(String path) throws Exception {
        HttpResponse<String> response = send("GET", path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("not-found");
        assertThat(response.headers().firstValue("Content-Security-Policy")).hasValue(SecurityHeaders.DATA);
    }

    @Test
    void pagesAreOnlyRead() throws Exception {
        assertThat(send("POST", "/docs").statusCode()).isEqualTo(405);
        assertThat(send("HEAD", "/docs").statusCode()).isEqualTo(200);
    }

    @Test
    void aLineOrHeadersTooLargeAreAProblemInTheCatalogue() throws IOException {
        assertThat(raw("GET /v1/" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.0 414")
                .contains("application/problem+json", "\"code\":\"uri-too-long\"");
        assertThat(raw("GET /v1 HTTP/1.1\r\nHost: x\r\nX-Big: " + "x".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("application/problem+json", "\"code\":\"headers-too-large\"");
    }

    private static HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + network.gatewayPort() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), network.gatewayPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
