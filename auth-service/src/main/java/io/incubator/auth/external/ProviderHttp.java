package io.incubator.auth.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.egress.Egress;
import io.incubator.kit.egress.Endpoint;
import io.incubator.kit.egress.RefusedAddressException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Calls providers: only to addresses that were judged, for a few seconds, and reading no more than such documents
/// hold. Redirects are not followed, and what was answered is told to nobody.
@Singleton
class ProviderHttp {
    private static final int OK = 200;
    private static final int MOST_BYTES = 1 << 18;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Egress egress;
    private final ObjectMapper json;
    private final HttpClient http;

    ProviderHttp(Egress egress, ObjectMapper json, Vertx vertx) {
        this.egress = egress;
        this.json = json;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setConnectTimeout(Math.toIntExact(PATIENCE.toMillis())));
    }

    /// A status with the JSON that came with it.
    record Answer(int status, JsonNode body) {
        /// The body of a good answer.
        JsonNode expectOk() {
            if (status != OK || !body.isObject()) {
                throw ExternalFailure.away("it answered " + status, null);
            }
            return body;
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    Answer get(URI url, Map<String, String> headers) {
        return call(HttpMethod.GET, url, headers, Buffer.buffer());
    }

    Answer post(URI url, Map<String, String> headers, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return call(HttpMethod.POST, url, headers, Buffer.buffer(body));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer call(HttpMethod method, URI url, Map<String, String> headers, Buffer body) {
        try {
            RequestOptions request = request(method, url, headers);
            return http.request(request)
                    .compose(sent -> exchange(sent, method, body).onFailure(_ -> sent.reset()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RefusedAddressException | IllegalArgumentException | ExecutionException | TimeoutException e) {
            throw ExternalFailure.away("it cannot be called", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ExternalFailure.away("the call was given up", e);
        }
    }

    private RequestOptions request(HttpMethod method, URI url, Map<String, String> headers) {
        Endpoint endpoint = egress.resolve(url);
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        RequestOptions request = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(endpoint.port(), endpoint.address()))
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setSsl(endpoint.tls())
                .setURI((url.getRawPath().isEmpty() ? "/" : url.getRawPath()) + query)
                .setFollowRedirects(false)
                .setTimeout(PATIENCE.toMillis())
                .putHeader("Accept", "application/json");
        headers.forEach(request::putHeader);
        return request;
    }

    private Future<Answer> exchange(HttpClientRequest request, HttpMethod method, Buffer body) {
        Future<HttpClientResponse> response = method.equals(HttpMethod.GET)
                ? request.send()
                : request.putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .send(body);
        return response.compose(ProviderHttp::read).compose(this::parsed);
    }

    private record Raw(int status, Buffer body) {}

    private static Future<Raw> read(HttpClientResponse response) {
        Promise<Raw> done = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > MOST_BYTES) {
                done.tryFail("too much");
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(done::tryFail);
        response.endHandler(_ -> done.tryComplete(new Raw(response.statusCode(), body)));
        return done.future();
    }

    private Future<Answer> parsed(Raw raw) {
        try {
            return Future.succeededFuture(
                    new Answer(raw.status(), json.readTree(raw.body().toString(StandardCharsets.UTF_8))));
        } catch (JsonProcessingException e) {
            return Future.failedFuture(e);
        }
    }
}
