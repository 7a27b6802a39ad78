package io.incubator.ai.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;

/// Passes a stream of events on, whole events only. A stream without its last event ends with an error event: nobody
/// can take it for finished.
final class EventRelay extends Relay {
    private static final String DONE = "[DONE]";
    private static final Set<String> LAST = Set.of(
            "response.completed", "response.incomplete", "response.failed", "response.cancelled", "message_stop");

    private final Endpoint endpoint;
    private final boolean hideUsage;
    private final EventFrames frames = new EventFrames(this::event);
    private boolean last;

    /// @param hideUsage whether the event that only tells usage is for us and not for the caller
    EventRelay(
            HttpClientResponse from,
            HttpServerResponse to,
            Vertx vertx,
            int idleMillis,
            long most,
            Endpoint endpoint,
            boolean hideUsage) {
        super(from, to, vertx, idleMillis, most);
        this.endpoint = endpoint;
        this.hideUsage = hideUsage;
    }

    @Override
    void head() {
        to.setStatusCode(200).setChunked(true);
        Answers.copyHeaders(source(), to.headers());
        to.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("X-Accel-Buffering", "no");
    }

    @Override
    void piece(Buffer bytes) {
        try {
            frames.feed(bytes);
        } catch (IllegalStateException endless) {
            fail(Answers.malformed("The provider's stream is malformed."));
        }
    }

    private void event(EventFrames.Frame frame) {
        if (hasEnded()) {
            return;
        }
        String data = frame.data();
        if (data.equals(DONE)) {
            last = true;
            write(frame.bytes());
            return;
        }
        if (data.isEmpty()) {
            // a comment keeps the line open; an answer it is not
            if (to.headWritten()) {
                write(frame.bytes());
            }
            return;
        }
        UsageReader reader = new UsageReader(told);
        reader.feed(Buffer.buffer(data));
        if (!reader.end()) {
            fail(Answers.malformed("The provider's stream is malformed."));
            return;
        }
        last |= LAST.contains(reader.type());
        if (reader.isError() && !to.headWritten()) {
            fail(Failure.of(
                    Failure.Kind.SERVER,
                    ApiError.upstream(502, "provider_failed", "The provider failed before it began to answer.")));
            return;
        }
        // a failure that the provider tells itself is the end it gives the stream
        last |= reader.isError();
        if (!hideUsage || !reader.isUsageOnly()) {
            write(frame.bytes());
        }
    }

    @Override
    void whole() {
        if (!last || frames.isCut()) {
            fail(Failure.of(
                    Failure.Kind.MALFORMED,
                    ApiError.upstream(502, "provider_stream_cut", "The provider ended the stream before its end.")));
            return;
        }
        to.end();
        succeed();
    }

    @Override
    void tellBroken(Failure failure) {
        to.end(failure.error().event(endpoint));
    }
}
