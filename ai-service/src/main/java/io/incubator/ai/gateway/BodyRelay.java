package io.incubator.ai.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/// Passes a body on. One that breaks off ends in a broken connection, which every client takes for what it is.
final class BodyRelay extends Relay {
    private static final int LARGEST_KEPT = 1 << 20;

    private final UsageReader usage = new UsageReader(told);
    private final boolean json;
    private final Optional<Buffer> kept;

    /// @param json whether it has to be JSON
    /// @param keep whether the whole answer is wanted for the cache
    BodyRelay(
            HttpClientResponse from,
            HttpServerResponse to,
            Vertx vertx,
            int idleMillis,
            long most,
            boolean json,
            boolean keep) {
        super(from, to, vertx, idleMillis, most);
        this.json = json;
        this.kept = keep ? Optional.of(Buffer.buffer()) : Optional.empty();
    }

    /// The whole answer, if it was to be kept and is not too large.
    Optional<Buffer> kept() {
        return kept.filter(bytes -> bytes.length() <= LARGEST_KEPT);
    }

    @Override
    void head() {
        to.setStatusCode(source().statusCode());
        Answers.copyHeaders(source(), to.headers());
        String length = source().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            to.setChunked(true);
        } else {
            to.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        }
    }

    @Override
    void piece(Buffer bytes) {
        if (json) {
            usage.feed(bytes);
        }
        kept.filter(all -> all.length() <= LARGEST_KEPT).ifPresent(all -> all.appendBuffer(bytes));
        write(bytes);
    }

    @Override
    void whole() {
        if (json && !to.headWritten()) {
            fail(Answers.malformed("The provider's answer is empty."));
            return;
        }
        if (json && !usage.end()) {
            told.clear();
        }
        if (!to.headWritten()) {
            head();
        }
        to.end();
        succeed();
    }

    @Override
    void tellBroken(Failure failure) {
        to.reset();
    }
}
