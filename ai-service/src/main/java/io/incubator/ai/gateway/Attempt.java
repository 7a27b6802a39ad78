package io.incubator.ai.gateway;

import io.incubator.ai.registry.RoutePlan;
import io.incubator.ai.registry.Target;
import io.incubator.ai.usage.TokenUsage;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.UUID;

/// One try at one target. It ends at most once: it fails before the caller has got anything, or its answer was relayed,
/// whole or not.
final class Attempt {
    private static final int ERROR_BODY = 64 << 10;

    private final Gateway gateway;
    private final Call call;
    private final Target target;
    private final Watcher watcher;
    private final boolean keep;
    private HttpClientRequest underway;
    private HttpClientResponse refusal;
    private Relay relay;
    private long timer = -1;
    private boolean sent;
    private boolean over;

    /// @param keep whether the whole answer is wanted for the cache
    Attempt(Gateway gateway, Call call, Target target, boolean keep, Watcher watcher) {
        this.gateway = gateway;
        this.call = call;
        this.target = target;
        this.keep = keep;
        this.watcher = watcher;
    }

    /// What is asked, by whom, on which plan.
    ///
    /// @param organisation the caller's
    record Call(HttpServerRequest client, UUID organisation, Endpoint endpoint, CallRequest request, RoutePlan plan) {
        boolean streams() {
            return request.stream() && endpoint.streams();
        }

        /// Whether usage has to be asked for at the end of the stream.
        boolean asksForUsage() {
            return request.stream() && endpoint.tellsUsageOnDemand();
        }
    }

    /// Who decides what follows.
    interface Watcher {
        /// It failed, and nothing has gone out yet.
        void failed(Attempt attempt, Failure failure);

        /// The answer has gone out, or a part of it.
        void relayed(Attempt attempt, Relay.End end);
    }

    Target target() {
        return target;
    }

    Optional<Relay> relay() {
        return Optional.ofNullable(relay);
    }

    /// @param outputLimit the limit to set; 0 for none
    void start(long outputLimit) {
        Buffer body = call.request().rewritten(target, call.endpoint(), outputLimit, call.asksForUsage());
        timer = gateway.vertx().setTimer(call.plan().timeouts().firstByte(), _ -> fail(timeout()));
        gateway.upstream()
                .open(
                        target,
                        HttpMethod.POST,
                        call.endpoint().path(),
                        call.client().headers())
                .onSuccess(opened -> {
                    if (over) {
                        opened.reset();
                        return;
                    }
                    underway = opened;
                    sent = true;
                    opened.response().onSuccess(this::answered).onFailure(this::broken);
                    opened.exceptionHandler(this::broken);
                    opened.end(body);
                })
                .onFailure(this::broken);
    }

    /// Gives up without a word to whoever watches.
    void abandon() {
        over = true;
        gateway.vertx().cancelTimer(timer);
        if (underway != null) {
            underway.reset();
        }
    }

    /// What is used if it is given up now: nothing if nothing was sent, unknown if nothing was told.
    Optional<TokenUsage> usedSoFar() {
        return over || !sent ? Optional.of(TokenUsage.NONE) : relay().flatMap(open -> UsageReader.usage(open.told));
    }

    /// The headers of a refusal that a client may use.
    void copyRefusal(MultiMap headers) {
        if (refusal != null) {
            Answers.copyHeaders(refusal, headers);
        }
    }

    static Failure timeout() {
        return Failure.of(
                Failure.Kind.TIMEOUT,
                ApiError.upstream(504, "provider_timeout", "The provider did not answer in time."));
    }

    private void broken(Throwable cause) {
        fail(Upstream.failure(cause));
    }

    private void answered(HttpClientResponse answer) {
        if (over) {
            return;
        }
        answer.pause();
        if (target.global()) {
            Answers.hideAccount(answer.headers());
        }
        if (answer.statusCode() != 200) {
            refused(answer);
            return;
        }
        Endpoint endpoint = call.endpoint();
        String type = String.valueOf(answer.getHeader(HttpHeaders.CONTENT_TYPE));
        boolean json = endpoint.answer() == Endpoint.Answer.JSON;
        if (call.streams() ? !type.startsWith("text/event-stream") : json && !type.startsWith("application/json")) {
            fail(Answers.malformed("The provider answered with another kind of content than was asked for."));
            return;
        }
        relay = relay(answer, type.startsWith("application/json"));
        call.client().response().putHeader("x-incubator-model", target.name());
        relay.start(this::relayed);
    }

    private Relay relay(HttpClientResponse answer, boolean json) {
        long most = gateway.config().maxAnswer().asLongValue();
        int idle = call.plan().timeouts().idle();
        boolean hideUsage = call.asksForUsage() && !call.request().asksForUsage();
        return call.streams()
                ? new EventRelay(
                        answer, call.client().response(), gateway.vertx(), idle, most, call.endpoint(), hideUsage)
                : new BodyRelay(answer, call.client().response(), gateway.vertx(), idle, most, json, keep);
    }

    private void refused(HttpClientResponse answer) {
        refusal = answer;
        Buffer body = Buffer.buffer();
        answer.handler(piece -> {
            if (body.length() < ERROR_BODY) {
                body.appendBuffer(piece);
            } else {
                fail(Answers.refusal(target, answer, Buffer.buffer()));
            }
        });
        answer.exceptionHandler(this::broken);
        answer.endHandler(_ -> fail(Answers.refusal(target, answer, body)));
        answer.resume();
    }

    private void relayed(Relay.End end) {
        if (over) {
            return;
        }
        if (end.failure().isPresent() && !end.begun()) {
            fail(end.failure().get());
            return;
        }
        over = true;
        gateway.vertx().cancelTimer(timer);
        if (end.failure().isPresent()) {
            gateway.breaker().failed(call.organisation(), target.id());
        } else {
            gateway.breaker().succeeded(call.organisation(), target.id());
        }
        watcher.relayed(this, end);
    }

    private void fail(Failure failure) {
        if (over) {
            return;
        }
        abandon();
        relay = null;
        if (failure.kind().blamesTheModel()) {
            gateway.breaker().failed(call.organisation(), target.id());
        }
        watcher.failed(this, failure);
    }
}
