package io.incubator.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.incubator.client.invoker.ApiClient;
import io.incubator.client.invoker.ApiException;
import io.incubator.client.model.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A caller of the incubator's API: `new ProjectsApi(incubator.api())` and its siblings hold the calls.
public final class Incubator {
    private static final String KEY = "Idempotency-Key";
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final URI gateway;
    private final Supplier<String> token;
    private final HttpClient http;
    private final ApiClient api;

    private Incubator(URI gateway, Supplier<String> token) {
        this.gateway = gateway;
        this.token = token;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        this.http = builder.build();
        this.api = new ApiClient(builder, ApiClient.createDefaultObjectMapper(), gateway.toString());
        api.setRequestInterceptor(this::complete);
    }

    /// Somebody who has not signed in: registers, logs in, reads public keys.
    public static Incubator anonymous(URI gateway) {
        return new Incubator(gateway, null);
    }

    /// A caller with an access token or an API key.
    ///
    /// @param gateway such as `http://localhost:8080`
    /// @param token gives a token that is valid now; asked before every call
    public static Incubator at(URI gateway, Supplier<String> token) {
        return new Incubator(gateway, token);
    }

    /// What the generated classes of `io.incubator.client.api` are made with. Every POST carries an `Idempotency-Key`;
    /// give your own to repeat a call whose answer was lost.
    public ApiClient api() {
        return api;
    }

    /// The problem detail of a refused call; empty when something else than the API answered.
    public Optional<Problem> problem(ApiException refused) {
        if (refused.getResponseBody() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(api.getObjectMapper().readValue(refused.getResponseBody(), Problem.class));
        } catch (JsonProcessingException notOfTheApi) {
            return Optional.empty();
        }
    }

    /// Follows a stream, each event once and in order, across lost connections and tokens that run out, on the calling
    /// thread. Comes back when the caller has enough, when the server ends the stream, or when the thread is
    /// interrupted.
    ///
    /// @param path such as `/api/projects/{id}/events`
    /// @param after goes on after the event of this id; null begins with the first
    /// @param goOn takes an event and says whether to go on
    /// @throws StreamRefusedException when the server will not open the stream
    public void follow(String path, String after, Predicate<StreamEvent> goOn) {
        new EventStream(http, api.getObjectMapper(), this::streamRequest).follow(path, after, goOn);
    }

    private HttpRequest.Builder streamRequest(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).GET();
        complete(request);
        return request;
    }

    private void complete(HttpRequest.Builder request) {
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token.get());
        }
        HttpRequest soFar = request.copy().build();
        if (soFar.method().equals("POST") && soFar.headers().firstValue(KEY).isEmpty()) {
            request.header(KEY, UUID.randomUUID().toString());
        }
    }
}
