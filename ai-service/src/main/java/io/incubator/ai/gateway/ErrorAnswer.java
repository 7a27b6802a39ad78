package io.incubator.ai.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/// Sends refusals.
final class ErrorAnswer {
    private ErrorAnswer() {}

    /// Ends the answer with a refusal, unless something was said already.
    static Future<Void> send(HttpServerResponse response, ApiError error, Endpoint.Family family) {
        if (response.ended() || response.closed() || response.headWritten()) {
            return Future.succeededFuture();
        }
        response.setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.headers().remove(HttpHeaders.CONTENT_LENGTH);
        if (error.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (error.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Long.toString(error.retryAfterSeconds()));
        }
        return response.end(error.body(family));
    }
}
