package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// A person at the gateway: plain HTTP, no code of the services.
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI gateway;
    private final String token;

    private Api(HttpClient http, URI gateway, String token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    /// Somebody who has not signed in.
    public static Api anonymous(URI gateway) {
        return new Api(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build(),
                gateway,
                null);
    }

    /// Somebody new: registered and signed in.
    public static Api newPerson(URI gateway) {
        return newPerson(gateway, Account.random());
    }

    /// The same, whose account the test needs again.
    public static Api newPerson(URI gateway, Account account) {
        anonymous(gateway)
                .post(
                        "/api/auth/register",
                        Map.of("email", account.email(), "password", account.password(), "displayName", "A Person"))
                .expect(201);
        return signedIn(gateway, account);
    }

    /// Somebody who registered before.
    public static Api signedIn(URI gateway, Account account) {
        Api anonymous = anonymous(gateway);
        return anonymous.with(anonymous
                .post("/api/auth/login", Map.of("email", account.email(), "password", account.password()))
                .expect(200)
                .text("accessToken"));
    }

    /// A person's address and password.
    public record Account(String email, String password) {
        /// Somebody nobody has heard of.
        public static Account random() {
            return new Account(
                    "person-" + UUID.randomUUID() + "@example.org", "correct horse battery " + UUID.randomUUID());
        }
    }

    /// Where calls go.
    public URI gateway() {
        return gateway;
    }

    /// The same caller with another token; null for none.
    public Api with(String otherToken) {
        return new Api(http, gateway, otherToken);
    }

    /// The same caller elsewhere: at a service, past the gateway.
    Api at(URI service) {
        return new Api(http, service, token);
    }

    /// Reads.
    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    /// Deletes.
    public Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    /// Posts JSON.
    public Answer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    /// Puts JSON.
    public Answer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    /// Patches with JSON.
    public Answer patch(String path, Object body) {
        return send("PATCH", path, json(body));
    }

    /// Sends a body as it is, well-formed or not.
    Answer postRaw(String path, String body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body));
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request(path).method(method, body).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(method + " " + path, response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What came back, when even streams may come back: of an endless answer only the head is read.
    public record Exchange(String call, int status, Map<String, String> headers, String body) {}

    /// Sends whatever a test likes; its headers replace the usual ones of the same name.
    public Exchange exchange(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).method(method, body);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            Map<String, String> first = new HashMap<>();
            response.headers().map().forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            boolean endless = first.getOrDefault("content-type", "").startsWith("text/event-stream");
            try (InputStream stream = response.body()) {
                String text = endless ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                return new Exchange(method + " " + path, response.statusCode(), first, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Opens a stream of events; the caller closes it.
    EventStream stream(String path, long lastEventId) {
        HttpRequest.Builder request =
                request(path).timeout(Duration.ofMinutes(5)).header("Accept", "text/event-stream");
        if (lastEventId > 0) {
            request.header("Last-Event-ID", Long.toString(lastEventId));
        }
        return EventStream.open(http, request.GET().build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What came back.
    public record Answer(String call, HttpResponse<byte[]> response) {

        /// The status code.
        public int status() {
            return response.statusCode();
        }

        /// Asserts the status.
        public Answer expect(int status) {
            assertThat(status())
                    .as("%s answered %s", call, new String(response.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(status);
            return this;
        }

        /// Asserts a problem detail of that code.
        public Answer expectProblem(int status, String code) {
            expect(status);
            assertThat(response.headers().firstValue("Content-Type").orElse(""))
                    .as("content type of %s", call)
                    .startsWith("application/problem+json");
            assertThat(json().path("code").asText())
                    .as("code of %s: %s", call, json())
                    .isEqualTo(code);
            return this;
        }

        /// The body, read as JSON.
        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(call, e);
            }
        }

        /// A field of the JSON body; empty when it is not there.
        public String text(String field) {
            return json().path(field).asText();
        }

        /// The body as it came.
        public byte[] bytes() {
            return response.body();
        }
    }
}
