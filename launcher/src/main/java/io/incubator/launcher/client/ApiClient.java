package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Calls the API and turns problems into exceptions. Who answers 503 with Retry-After is asked again for a while: a
/// suite that has just started, or a replica that goes away, is no reason to give up. A POST carries an
/// Idempotency-Key for that, so what was done the first time is not done twice.
final class ApiClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /// How long a 503 is met with another try.
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER = "Retry-After";
    private static final String TOKENS = "/api/auth/token";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String language;

    /// @param base address of the gateway
    /// @param language of what the API says to people
    ApiClient(String base, String language) {
        this.base = base.replaceFirst("/+$", "");
        this.language = language;
    }

    String base() {
        return base;
    }

    /// @param body sent as JSON; nothing when null
    /// @param token access token; none when null
    /// @throws ApiException when the answer is a problem
    /// @throws UnreachableException when there is no answer
    JsonNode call(String method, String path, JsonNode body, String token) {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8);
        HttpRequest.Builder request = request(path, token).timeout(TIMEOUT).method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return answer(method + " " + path, request.build());
    }

    /// A token for a client that is no person.
    ///
    /// @throws ApiException when there is no such client, or the secret is another
    JsonNode token(String client, String secret) {
        String form = "grant_type=client_credentials&client_id=" + client + "&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return answer(
                "POST " + TOKENS,
                request(TOKENS, null)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }

    private JsonNode answer(String call, HttpRequest request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode answer = Json.read(response.body());
        if (response.statusCode() >= 300) {
            throw ApiException.of(call, response.statusCode(), answer);
        }
        return answer;
    }

    /// The body of a GET as a stream, which the caller closes.
    InputStream open(String path, String token, String accept, String lastEventId) {
        HttpRequest.Builder request = request(path, token).header("Accept", accept);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream problem = response.body()) {
            String text = new String(problem.readAllBytes(), StandardCharsets.UTF_8);
            throw ApiException.of("GET " + path, response.statusCode(), Json.read(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        request.header("Accept-Language", language);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            HttpResponse<T> response = http.send(request, handler);
            Optional<Duration> pause = pauseAskedFor(response);
            while (pause.isPresent() && System.nanoTime() + pause.get().toNanos() < deadline) {
                discard(response.body());
                Thread.sleep(pause.get());
                response = http.send(request, handler);
                pause = pauseAskedFor(response);
            }
            return response;
        } catch (IOException e) {
            throw new UnreachableException("Nothing answers at " + base + ". Start the suite with ./incubator up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("Interrupted while calling " + base, e);
        }
    }

    /// What Retry-After says, in seconds as this API writes it.
    private static Optional<Duration> pauseAskedFor(HttpResponse<?> response) {
        if (response.statusCode() != UNAVAILABLE) {
            return Optional.empty();
        }
        return response.headers()
                .firstValue(RETRY_AFTER)
                .filter(value -> value.matches("\\d{1,3}"))
                .map(value -> Duration.ofSeconds(Integer.parseInt(value)));
    }

    private static void discard(Object body) throws IOException {
        if (body instanceof InputStream stream) {
            stream.close();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
