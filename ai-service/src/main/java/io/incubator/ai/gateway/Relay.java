package io.incubator.ai.gateway;

import io.incubator.ai.usage.TokenUsage;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Passes one answer on as it comes: no faster than the caller reads, and no longer than it may
/// take between two pieces. Until the first piece nothing is said to the caller, so that another
/// attempt can still follow.
abstract class Relay {
    private final HttpClientResponse from;
    private final Vertx vertx;
    private final long idleNanos;
    private final long most;
    private long lastPiece = System.nanoTime();
    private boolean waitsForCaller;
    private boolean ended;
    private long timer = -1;
    private long passed;
    private Handler<End> whenEnded = _ -> {};
    /// Where the answer goes.
    final HttpServerResponse to;
    /// What events or body tell of usage.
    final Map<String, Long> told = UsageReader.numbers();

    Relay(HttpClientResponse from, HttpServerResponse to, Vertx vertx, int idleMillis, long most) {
        this.from = from;
        this.to = to;
        this.vertx = vertx;
        this.idleNanos = TimeUnit.MILLISECONDS.toNanos(idleMillis);
        this.most = most;
    }

    /// How it ended.
    ///
    /// @param failure why it is not whole; empty for a whole answer
    /// @param begun whether the caller has got anything
    record End(Optional<Failure> failure, boolean begun, Optional<TokenUsage> usage) {}

    /// Starts, on the event loop of the answer.
    final void start(Handler<End> handler) {
        whenEnded = handler;
        from.exceptionHandler(_ -> fail(Failure.of(
                Failure.Kind.CONNECTION,
                ApiError.upstream(502, "provider_stream_cut", "The provider broke the answer off."))));
        from.handler(this::take);
        from.endHandler(_ -> {
            if (!ended) {
                whole();
            }
        });
        armTimer();
        from.resume();
    }

    /// Passes a piece on, or keeps it to itself.
    abstract void piece(Buffer bytes);

    /// The provider has ended the answer.
    abstract void whole();

    /// Says to a caller who has read a part that no more follows.
    abstract void tellBroken(Failure failure);

    /// Writes the head before the first piece.
    abstract void head();

    final void write(Buffer bytes) {
        if (!to.headWritten()) {
            head();
        }
        passed += bytes.length();
        to.write(bytes);
        if (to.writeQueueFull() && !waitsForCaller) {
            waitsForCaller = true;
            from.pause();
            to.drainHandler(_ -> {
                waitsForCaller = false;
                lastPiece = System.nanoTime();
                from.resume();
            });
        }
    }

    /// Gives up: nothing more is read, and the caller learns why.
    final void fail(Failure failure) {
        if (ended) {
            return;
        }
        from.request().reset();
        boolean begun = to.headWritten();
        if (begun && !to.ended() && !to.closed()) {
            tellBroken(failure);
        }
        end(Optional.of(failure), begun);
    }

    final void succeed() {
        end(Optional.empty(), true);
    }

    final boolean hasEnded() {
        return ended;
    }

    final HttpClientResponse source() {
        return from;
    }

    private void end(Optional<Failure> failure, boolean begun) {
        ended = true;
        vertx.cancelTimer(timer);
        whenEnded.handle(new End(failure, begun, UsageReader.usage(told)));
    }

    private void take(Buffer bytes) {
        if (ended) {
            return;
        }
        lastPiece = System.nanoTime();
        if (passed + bytes.length() > most) {
            fail(Answers.malformed("The answer is larger than this gateway passes on."));
            return;
        }
        piece(bytes);
    }

    private void armTimer() {
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(idleNanos - (System.nanoTime() - lastPiece)) + 1);
        timer = vertx.setTimer(left, _ -> {
            if (ended) {
                return;
            }
            if (!waitsForCaller && System.nanoTime() - lastPiece >= idleNanos) {
                fail(Failure.of(
                        Failure.Kind.TIMEOUT,
                        ApiError.upstream(504, "provider_stream_stalled", "The provider stopped in its answer.")));
            } else {
                if (waitsForCaller) {
                    lastPiece = System.nanoTime();
                }
                armTimer();
            }
        });
    }
}
