package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.incubator.local.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gateway of docker-compose.yaml as Caddy understands it. Skipped, aloud, where `caddy` is not installed; with
/// `REQUIRE_CADDY=true` in the environment that is a failure.
class CaddyTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<HttpServer> services = new ArrayList<>();
    private Process caddy;

    @AfterEach
    void stop() {
        if (caddy != null) {
            caddy.destroy();
        }
        services.forEach(service -> service.stop(0));
        http.close();
    }

    @Test
    void everyPathIsAnsweredByItsServiceAndNoOtherAtAll(@TempDir Path folder) throws Exception {
        requireCaddy();
        JsonNode routes =
                Yaml.file(Charts.ROOT.resolve("contracts/routes.yaml")).path("routes");
        Map<String, String> expected = new LinkedHashMap<>();
        for (JsonNode route : routes) {
            String prefix = route.path("prefix").asText();
            String service = route.path("service").asText().replace("gateway", "docs");
            expected.put(prefix, "200 " + service);
            expected.put(prefix + "/more?of=it", "200 " + service);
            expected.put(prefix + "-not", "404 ");
        }
        expected.put("/", "404 ");
        expected.put("/internal/jobs/claims", "404 ");
        expected.put("/q/health", "404 ");

        URI gateway = start(folder);

        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : expected.keySet()) {
            answers.put(path, answer(gateway.resolve(path)));
        }
        assertThat(answers).isEqualTo(expected);
    }

    private static void requireCaddy() throws InterruptedException {
        try {
            assertThat(new ProcessBuilder("caddy", "version").start().waitFor()).isZero();
        } catch (IOException e) {
            String message = "The gateway of docker-compose.yaml is NOT tested: caddy is not installed";
            assertThat(System.getenv("REQUIRE_CADDY")).as(message).isNotEqualTo("true");
            System.err.println(message);
            abort(message);
        }
    }

    /// With the file that compose mounts, but for names and ports.
    private URI start(Path folder) throws IOException {
        int port = FreePorts.take(1).getFirst();
        String file = Files.readString(Charts.ROOT.resolve("images/Caddyfile"))
                .replace("\n:8080 {", "\nhttp://127.0.0.1:" + port + " {");
        for (String service : List.of("auth-service", "project-service", "ai-service", "job-service", "docs")) {
            file = file.replaceAll(" " + service + ":\\d+", " " + standIn(service));
        }
        Path config = Files.writeString(folder.resolve("Caddyfile"), file);
        ProcessBuilder builder = new ProcessBuilder("caddy", "run", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("caddy.log").toFile());
        // it keeps what it was told last in its owner's home
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        caddy = builder.start();
        URI gateway = URI.create("http://127.0.0.1:" + port);
        await().ignoreExceptions().until(() -> !answer(gateway).isEmpty());
        return gateway;
    }

    /// Says its name, whatever it is asked.
    private String standIn(String service) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] name = service.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, name.length);
            try (var body = exchange.getResponseBody()) {
                body.write(name);
            }
        });
        server.start();
        services.add(server);
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private String answer(URI address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
