package io.incubator.ai.gateway;

import io.incubator.ai.registry.OrganisationModels;
import io.incubator.ai.registry.ResolvedRoute;
import io.incubator.ai.registry.RoutePlan;
import io.incubator.ai.registry.Target;
import io.incubator.ai.usage.TokenUsage;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// One call of a model, from the request that was read to the entry in the ledger: which target is tried when, and the
/// one end it has, whatever leads to it. Everything happens on the event loop of the request.
final class Exchange implements Attempt.Watcher {
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int LONGEST_WAIT_MILLIS = 1_000;

    private final Gateway gateway;
    private final HttpServerResponse response;
    private final Attempt.Call call;
    private final OrganisationModels models;
    private final CallAccount account;
    private final List<Target> targets;

    private Optional<String> cacheKey = Optional.empty();
    private Attempt attempt;
    private int index;
    private int tries;
    private boolean ended;
    private long deadline = -1;

    Exchange(
            Gateway gateway,
            HttpServerRequest client,
            Endpoint endpoint,
            CallRequest request,
            OrganisationModels models,
            CallAccount account) {
        this.gateway = gateway;
        this.response = client.response();
        this.models = models;
        this.account = account;
        ResolvedRoute route = models.route(request.model()).orElseThrow(() -> unknownModel(models, request.model()));
        this.call = new Attempt.Call(client, account.caller().organisation(), endpoint, request, route.plan());
        this.targets = route.order(ThreadLocalRandom.current().nextDouble());
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
        RoutePlan plan = call.plan();
        if (plan.cacheSeconds() > 0
                && !call.request().stream()
                && call.endpoint().answer() == Endpoint.Answer.JSON) {
            String key = ExactCache.key(
                    account.caller().organisation(),
                    call.endpoint(),
                    models.version(),
                    call.request().bytes());
            Optional<ExactCache.Answer> known = gateway.cache().find(key);
            if (known.isPresent()) {
                answerFromCache(known.get());
                return;
            }
            cacheKey = Optional.of(key);
        }
        account.open(targets)
                .onSuccess(_ -> {
                    if (ended) {
                        // the caller left while the reservation was made
                        account.settle(null, 499, "cancelled", Optional.of(TokenUsage.NONE));
                    } else {
                        deadline = gateway.vertx().setTimer(plan.timeouts().total(), _ -> timeIsUp());
                        attempt(0, 0);
                    }
                })
                .onFailure(this::refuse);
    }

    private void attempt(int at, int again) {
        index = at;
        tries = again;
        while (index + 1 < targets.size()
                && !gateway.breaker()
                        .permits(call.organisation(), targets.get(index).id())) {
            index++;
            tries = 0;
        }
        Target target = targets.get(index);
        attempt = new Attempt(gateway, call, target, cacheKey.isPresent(), this);
        attempt.start(account.isBounded() ? target.maxOutputTokens() : 0);
    }

    @Override
    public void relayed(Attempt answered, Relay.End end) {
        if (ended) {
            return;
        }
        String outcome = end.failure().map(failure -> failure.error().code()).orElse("completed");
        if (end.failure().isEmpty()) {
            keep(answered);
        }
        settle(200, outcome, end.usage());
    }

    @Override
    public void failed(Attempt failed, Failure failure) {
        if (ended) {
            return;
        }
        long pause = Math.max(failure.waitMillis(), (long) FIRST_PAUSE_MILLIS << tries);
        boolean again = failure.kind().mayTryAgain() && tries < call.plan().retries() && pause <= LONGEST_WAIT_MILLIS;
        boolean elsewhere = failure.kind().mayFallBack() && index + 1 < targets.size();
        if (again) {
            gateway.vertx().setTimer(pause, _ -> proceed(index, tries + 1));
        } else if (elsewhere && failure.kind().mayCost()) {
            account.chargeAttempt(failed.target(), failure)
                    .onSuccess(_ -> proceed(index + 1, 0))
                    .onFailure(_ -> giveUp(failure));
        } else if (elsewhere) {
            proceed(index + 1, 0);
        } else {
            giveUp(failure);
        }
    }

    private void proceed(int at, int again) {
        if (!ended) {
            attempt(at, again);
        }
    }

    private void giveUp(Failure failure) {
        if (ended) {
            return;
        }
        if (!response.headWritten()) {
            attempt.copyRefusal(response.headers());
        }
        answer(failure.error());
        settle(
                failure.error().status(),
                failure.error().code(),
                failure.kind().mayCost() ? Optional.empty() : Optional.of(TokenUsage.NONE));
    }

    private void keep(Attempt answered) {
        if (answered.relay().orElse(null) instanceof BodyRelay body) {
            cacheKey.ifPresent(key -> body.kept()
                    .ifPresent(bytes -> gateway.cache()
                            .keep(
                                    key,
                                    new ExactCache.Answer(
                                            body.source().getHeader(HttpHeaders.CONTENT_TYPE),
                                            bytes,
                                            call.plan().cacheSeconds()))));
        }
    }

    private void answerFromCache(ExactCache.Answer answer) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .putHeader("x-incubator-cache", "hit")
                .end(answer.body());
        ended = true;
        account.settleFromCache(targets.getFirst());
    }

    private void timeIsUp() {
        if (ended) {
            return;
        }
        Failure failure = Attempt.timeout();
        if (response.headWritten()) {
            // the relay tells the caller
            attempt.relay().ifPresent(relay -> relay.fail(failure));
            return;
        }
        Optional<TokenUsage> used = attempt.usedSoFar();
        attempt.abandon();
        answer(failure.error());
        settle(failure.error().status(), failure.error().code(), used);
    }

    private void clientLeft() {
        if (ended) {
            return;
        }
        if (attempt == null) {
            // the reservation is still being made; whoever made it gives it back
            ended = true;
            return;
        }
        Optional<TokenUsage> used = attempt.usedSoFar();
        attempt.abandon();
        settle(499, "cancelled", used);
    }

    private void refuse(Throwable cause) {
        Refusal refusal = Refusal.of(cause);
        answer(refusal.error());
        if (!ended) {
            ended = true;
            account.settle(null, refusal.error().status(), refusal.outcome(), Optional.of(TokenUsage.NONE));
        }
    }

    private void answer(ApiError error) {
        ErrorAnswer.send(response, error, call.endpoint().family());
    }

    private void settle(int status, String outcome, Optional<TokenUsage> usage) {
        ended = true;
        gateway.vertx().cancelTimer(deadline);
        account.settle(attempt.target(), status, outcome, usage);
    }
}
