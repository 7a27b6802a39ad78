package io.incubator.ai.gateway;

import io.incubator.ai.limits.Allowance;
import io.incubator.ai.limits.AllowanceExceededException;
import io.incubator.ai.limits.Measure;
import io.incubator.ai.registry.OrganisationModels;
import io.incubator.ai.registry.RoutePlan;
import io.incubator.ai.registry.Target;
import io.incubator.ai.usage.ModelCall;
import io.incubator.ai.usage.TokenUsage;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// One call of a model, from the request that was read to the entry in the ledger. Everything happens on the event loop
/// of the request; there is one end, whatever leads to it.
final class Exchange {
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int LONGEST_WAIT_MILLIS = 1_000;
    private static final int ERROR_BODY = 64 << 10;

    private final Gateway gateway;
    private final HttpServerRequest client;
    private final HttpServerResponse response;
    private final Endpoint endpoint;
    private final CallRequest request;
    private final OrganisationModels models;
    private final Bookkeeping books;
    private final RoutePlan plan;
    private final List<Target> targets;
    private final Span span;

    private Optional<String> cacheKey = Optional.empty();
    private Optional<ModelCall> reserved = Optional.empty();
    private boolean limited;
    private HttpClientRequest underway;
    private Relay relay;
    private Target target;
    private boolean sent;
    private boolean ended;
    private long deadline = -1;

    Exchange(
            Gateway gateway,
            HttpServerRequest client,
            Endpoint endpoint,
            CallRequest request,
            OrganisationModels models,
            Bookkeeping books,
            Span span) {
        this.gateway = gateway;
        this.client = client;
        this.response = client.response();
        this.endpoint = endpoint;
        this.request = request;
        this.models = models;
        this.books = books;
        this.span = span;
        this.plan = models.plan(request.model()).orElseThrow(() -> unknownModel(models, request.model()));
        this.targets = models.order(plan, ThreadLocalRandom.current().nextDouble());
        if (targets.isEmpty()) {
            throw unknownModel(models, request.model());
        }
    }

    private static ApiException unknownModel(OrganisationModels models, String name) {
        String message = models.isEmpty()
                ? "No model is set up in this organisation. Register a provider at POST /api/ai/providers and its"
                        + " models at POST /api/ai/models, or try the built-in model " + EchoModel.NAME + "."
                : "There is no model or route called " + name + ". GET /v1/models lists them.";
        return new ApiException(new ApiError(404, "invalid_request_error", "model_not_found", message, "model", 0));
    }

    /// Does the call.
    void run() {
        response.closeHandler(_ -> clientLeft());
        if (plan.cacheSeconds() > 0 && !request.stream() && endpoint.answer() == Endpoint.Answer.JSON) {
            String key = ExactCache.key(books.caller().organisation(), endpoint, models.version(), request.bytes());
            Optional<ExactCache.Answer> known = gateway.cache().find(key);
            if (known.isPresent()) {
                answerFromCache(known.get());
                return;
            }
            cacheKey = Optional.of(key);
        }
        Optional<List<Allowance>> known = gateway.allowances().known(books.subjects());
        Future<List<Allowance>> allowances = known.isPresent()
                ? Future.succeededFuture(known.get())
                : gateway.offload().call(() -> gateway.allowances().load(books.subjects()));
        allowances
                .compose(this::reserve)
                .onSuccess(_ -> {
                    if (!ended) {
                        deadline = gateway.vertx().setTimer(plan.timeouts().total(), _ -> timeIsUp());
                        attempt(0, 0);
                    } else {
                        // the caller left while the reservation was made
                        settle(null, 499, "cancelled", Optional.of(TokenUsage.NONE));
                    }
                })
                .onFailure(this::refuse);
    }

    private Future<Void> reserve(List<Allowance> allowances) {
        if (allowances.isEmpty()) {
            return Future.succeededFuture();
        }
        limited = allowances.stream().anyMatch(a -> a.measure() == Measure.COST || a.measure() == Measure.TOKENS);
        ModelCall atMost = books.atMost(request, targets);
        return gateway.offload()
                .call(() -> {
                    gateway.ledger().reserve(allowances, atMost);
                    return atMost;
                })
                .map(made -> {
                    reserved = Optional.of(made);
                    return null;
                });
    }

    private void refuse(Throwable cause) {
        if (cause instanceof AllowanceExceededException exceeded) {
            end(exceeded(exceeded), "limited");
        } else {
            GatewayLog.failed(cause);
            end(
                    new ApiError(503, "server_error", "gateway_unavailable", "Limits cannot be checked now.", null, 2),
                    "unavailable");
        }
    }

    private static ApiError exceeded(AllowanceExceededException exceeded) {
        Allowance allowance = exceeded.allowance();
        boolean budget = allowance.measure() == Measure.COST;
        return new ApiError(
                429,
                budget ? "insufficient_quota" : "rate_limit_exceeded",
                budget ? "insufficient_quota" : "rate_limit_exceeded",
                "Too little is left of \"" + allowance.name() + "\" ("
                        + allowance.measure().label() + " per "
                        + allowance.period().label() + ") for what this call could use.",
                null,
                exceeded.secondsLeft());
    }

    private void attempt(int index, int tries) {
        target = targets.get(index);
        if (index + 1 < targets.size() && !gateway.breaker().permits(target.id())) {
            attempt(index + 1, 0);
            return;
        }
        boolean hideUsage = request.stream() && endpoint.tellsUsageOnDemand() && !request.asksForUsage();
        Buffer body = request.rewritten(
                target,
                endpoint,
                limited ? target.maxOutputTokens() : 0,
                request.stream() && endpoint.tellsUsageOnDemand());
        Attempt state = new Attempt(index, tries, hideUsage);
        sent = false;
        long timer = gateway.vertx().setTimer(plan.timeouts().firstByte(), _ -> state.fail(timeout()));
        state.timer = timer;
        gateway.upstream()
                .open(target, HttpMethod.POST, endpoint.path(), client.headers())
                .onSuccess(opened -> {
                    if (ended || state.over) {
                        opened.reset();
                        return;
                    }
                    underway = opened;
                    sent = true;
                    opened.response().onSuccess(state::answered).onFailure(state::broken);
                    opened.exceptionHandler(state::broken);
                    opened.end(body);
                })
                .onFailure(cause -> state.fail(Upstream.failure(cause)));
    }

    private static Failure timeout() {
        return Failure.of(
                Failure.Kind.TIMEOUT,
                ApiError.upstream(504, "provider_timeout", "The provider did not answer in time."));
    }

    /// One try at one target. It fails at most once.
    private final class Attempt {
        private final int index;
        private final int tries;
        private final boolean hideUsage;
        private long timer = -1;
        private boolean over;

        Attempt(int index, int tries, boolean hideUsage) {
            this.index = index;
            this.tries = tries;
            this.hideUsage = hideUsage;
        }

        void broken(Throwable cause) {
            fail(Upstream.failure(cause));
        }

        void answered(HttpClientResponse answer) {
            if (ended || over) {
                return;
            }
            answer.pause();
            if (answer.statusCode() != 200) {
                refused(answer);
                return;
            }
            String type = String.valueOf(answer.getHeader(HttpHeaders.CONTENT_TYPE));
            boolean events = request.stream() && endpoint.streams();
            boolean json = endpoint.answer() == Endpoint.Answer.JSON;
            if (events ? !type.startsWith("text/event-stream") : json && !type.startsWith("application/json")) {
                fail(Answers.malformed("The provider answered with another kind of content than was asked for."));
                return;
            }
            long most = gateway.config().maxAnswer().asLongValue();
            int idle = plan.timeouts().idle();
            relay = events
                    ? new EventRelay(answer, response, gateway.vertx(), idle, most, endpoint, hideUsage)
                    : new BodyRelay(
                            answer,
                            response,
                            gateway.vertx(),
                            idle,
                            most,
                            type.startsWith("application/json"),
                            cacheKey.isPresent());
            response.putHeader("x-incubator-model", target.name());
            relay.start(this::relayed);
        }

        private void refused(HttpClientResponse answer) {
            Buffer body = Buffer.buffer();
            answer.handler(piece -> {
                if (body.length() < ERROR_BODY) {
                    body.appendBuffer(piece);
                } else {
                    fail(Answers.refusal(answer, Buffer.buffer()));
                }
            });
            answer.exceptionHandler(this::broken);
            answer.endHandler(_ -> fail(Answers.refusal(answer, body)));
            answer.resume();
        }

        private void relayed(Relay.End end) {
            if (ended || over) {
                return;
            }
            if (end.failure().isPresent() && !end.begun()) {
                fail(end.failure().get());
                return;
            }
            over = true;
            gateway.vertx().cancelTimer(timer);
            if (end.failure().isPresent()) {
                gateway.breaker().failed(target.id());
                settle(target, 200, end.failure().get().error().code(), end.usage());
            } else {
                gateway.breaker().succeeded(target.id());
                keep();
                settle(target, 200, "completed", end.usage());
            }
        }

        private void fail(Failure failure) {
            if (ended || over) {
                return;
            }
            over = true;
            gateway.vertx().cancelTimer(timer);
            relay = null;
            if (underway != null) {
                underway.reset();
                underway = null;
            }
            if (failure.kind().blamesTheModel()) {
                gateway.breaker().failed(target.id());
            }
            next(failure);
        }

        private void next(Failure failure) {
            long pause = Math.max(failure.waitMillis(), (long) FIRST_PAUSE_MILLIS << tries);
            boolean again = failure.kind().mayTryAgain() && tries < plan.retries() && pause <= LONGEST_WAIT_MILLIS;
            boolean elsewhere = failure.kind().mayFallBack() && index + 1 < targets.size();
            if (again) {
                gateway.vertx().setTimer(pause, _ -> {
                    if (!ended) {
                        attempt(index, tries + 1);
                    }
                });
            } else if (elsewhere) {
                attempt(index + 1, 0);
            } else {
                answer(failure.error());
                settle(
                        target,
                        failure.error().status(),
                        failure.error().code(),
                        failure.kind().mayCost() ? Optional.empty() : Optional.of(TokenUsage.NONE));
            }
        }
    }

    private void keep() {
        if (relay instanceof BodyRelay body) {
            cacheKey.ifPresent(key -> body.kept()
                    .ifPresent(bytes -> gateway.cache()
                            .keep(
                                    key,
                                    new ExactCache.Answer(
                                            body.source().getHeader(HttpHeaders.CONTENT_TYPE),
                                            bytes,
                                            plan.cacheSeconds()))));
        }
    }

    private void answerFromCache(ExactCache.Answer answer) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .putHeader("x-incubator-cache", "hit")
                .end(answer.body());
        ended = true;
        book(books.entry(targets.getFirst(), 200, "completed", TokenUsage.NONE, 0, false, true), false);
    }

    private void timeIsUp() {
        if (ended) {
            return;
        }
        Failure failure = timeout();
        if (relay != null) {
            // the relay tells the caller, or the attempt does if nothing has gone out yet
            Relay last = relay;
            if (response.headWritten()) {
                last.fail(failure);
                return;
            }
        }
        if (underway != null) {
            underway.reset();
        }
        answer(failure.error());
        settle(target, failure.error().status(), failure.error().code(), sent ? Optional.empty() : none());
    }

    private void clientLeft() {
        if (ended) {
            return;
        }
        if (underway != null) {
            underway.reset();
        }
        if (target == null) {
            // the reservation is still being made; whoever made it gives it back
            ended = true;
            return;
        }
        Optional<TokenUsage> told = relay == null ? Optional.empty() : UsageReader.usage(relay.told);
        settle(target, 499, "cancelled", sent ? told : none());
    }

    private static Optional<TokenUsage> none() {
        return Optional.of(TokenUsage.NONE);
    }

    private void end(ApiError error, String outcome) {
        answer(error);
        if (!ended) {
            ended = true;
            book(books.entry(null, error.status(), outcome, TokenUsage.NONE, 0, false, false), false);
        }
    }

    private void answer(ApiError error) {
        ErrorAnswer.send(response, error, endpoint.family());
    }

    /// Ends the call in the books.
    ///
    /// @param usage empty if nobody told it: then the most it can have been is charged
    private void settle(Target answered, int status, String outcome, Optional<TokenUsage> usage) {
        ended = true;
        gateway.vertx().cancelTimer(deadline);
        ModelCall call;
        if (usage.isPresent()) {
            TokenUsage used = usage.get().equals(TokenUsage.NONE) ? TokenUsage.NONE : pieces(usage.get());
            long cost = answered == null ? 0 : answered.prices().cost(used);
            call = books.entry(answered, status, outcome, used, cost, false, false);
        } else {
            ModelCall bound = books.atMost(request, answered);
            call = books.entry(answered, status, outcome, bound.usage(), bound.costNanos(), true, false);
        }
        book(call, reserved.isPresent());
    }

    /// With what is priced by the piece.
    private TokenUsage pieces(TokenUsage usage) {
        return new TokenUsage(
                usage.input(),
                usage.cached(),
                usage.cacheWrite(),
                usage.output(),
                usage.reasoning(),
                endpoint == Endpoint.IMAGES || endpoint == Endpoint.IMAGE_EDITS ? request.answers() : 1);
    }

    private void book(ModelCall call, boolean wasReserved) {
        gateway.ledger().record(call, wasReserved);
        gateway.meter().ended(call, span);
    }
}
