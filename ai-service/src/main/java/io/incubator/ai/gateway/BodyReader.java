package io.incubator.ai.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// Reads a body into memory, up to a limit.
final class BodyReader {
    private BodyReader() {}

    /// The body of a paused request.
    static Future<Buffer> read(HttpServerRequest request, long most) {
        Promise<Buffer> promise = Promise.promise();
        Buffer whole = Buffer.buffer();
        request.exceptionHandler(promise::tryFail);
        request.handler(piece -> {
            if (whole.length() + piece.length() > most) {
                promise.tryFail(new ApiException(new ApiError(
                        413,
                        "invalid_request_error",
                        "body_too_large",
                        "The request is larger than " + most + " bytes.",
                        null,
                        0)));
            } else {
                whole.appendBuffer(piece);
            }
        });
        request.endHandler(_ -> promise.tryComplete(whole));
        request.resume();
        return promise.future();
    }
}
