package io.incubator.ai.gateway;

import io.incubator.ai.limits.Allowance;
import io.incubator.ai.limits.Hold;
import io.incubator.ai.limits.Measure;
import io.incubator.ai.registry.RoutePlan;
import io.incubator.ai.registry.Target;
import io.incubator.ai.usage.ModelCall;
import io.incubator.ai.usage.TokenUsage;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;

/// One call that is passed through to a provider: counted as a request, and in the ledger like
/// every other. What a batch or a training will cost is not known before it runs, so that under a
/// budget none can be begun.
final class Passage {
    private final Gateway gateway;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Endpoint endpoint;
    private final Target provider;
    private final Bookkeeping books;
    private Optional<Hold> hold = Optional.empty();
    private boolean ended;
    private HttpClientRequest underway;

    Passage(Gateway gateway, HttpServerRequest request, Endpoint endpoint, Target provider, Bookkeeping books) {
        this.gateway = gateway;
        this.request = request;
        this.response = request.response();
        this.endpoint = endpoint;
        this.provider = provider;
        this.books = books;
    }

    /// Does the call.
    ///
    /// @param path what comes after the provider's base URL, with the query
    void run(String path, Buffer body) {
        response.closeHandler(_ -> {
            if (!ended && underway != null) {
                underway.reset();
            }
            settle(499, "cancelled");
        });
        boolean begins = HttpMethod.POST.equals(request.method()) && endpoint != Endpoint.FILES;
        gateway.offload()
                .call(() -> reserve(gateway.allowances().load(books.subjects()), begins))
                .onSuccess(held -> {
                    hold = held;
                    if (ended) {
                        book(499, "cancelled");
                    } else {
                        forward(path, body);
                    }
                })
                .onFailure(this::refuse);
    }

    /// What had to be set aside, if anything: the request itself, as one of so many.
    private Optional<Hold> reserve(List<Allowance> allowances, boolean begins) {
        if (begins && allowances.stream().anyMatch(a -> !countsRequests(a))) {
            throw new ApiException(new ApiError(
                    429,
                    "insufficient_quota",
                    "budget_cannot_bound",
                    "A budget counts this caller, and what a batch or a training costs is not known before it runs.",
                    null,
                    0));
        }
        List<Allowance> counting =
                allowances.stream().filter(Passage::countsRequests).toList();
        if (counting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(gateway.ledger().reserve(counting, entry(499, "lost")));
    }

    private static boolean countsRequests(Allowance allowance) {
        return allowance.measure() == Measure.REQUESTS || allowance.measure() == Measure.CONCURRENCY;
    }

    private void forward(String path, Buffer body) {
        RoutePlan.Timeouts timeouts = RoutePlan.Timeouts.DEFAULT;
        gateway.upstream()
                .open(provider, request.method(), path, request.headers())
                .compose(upstream -> {
                    if (ended) {
                        upstream.reset();
                        return Future.failedFuture("the caller has left");
                    }
                    underway = upstream;
                    upstream.idleTimeout(timeouts.firstByte());
                    return upstream.send(body);
                })
                .onSuccess(answer -> relay(answer, timeouts))
                .onFailure(cause -> end(Upstream.failure(cause)));
    }

    private void relay(HttpClientResponse answer, RoutePlan.Timeouts timeouts) {
        answer.pause();
        if (answer.statusCode() >= 300) {
            answer.body()
                    .onSuccess(text -> end(Answers.refusal(provider, answer, text)))
                    .onFailure(cause -> end(Upstream.failure(cause)));
            answer.resume();
            return;
        }
        long most = gateway.config().maxAnswer().asLongValue();
        new BodyRelay(answer, response, gateway.vertx(), timeouts.idle(), most, false, false).start(relayed -> {
            if (relayed.failure().isEmpty()) {
                settle(answer.statusCode(), "completed");
            } else if (relayed.begun()) {
                settle(answer.statusCode(), relayed.failure().get().error().code());
            } else {
                end(relayed.failure().get());
            }
        });
    }

    private void refuse(Throwable cause) {
        Refusal refusal = Refusal.of(cause);
        end(refusal.error(), refusal.outcome());
    }

    private void end(Failure failure) {
        end(failure.error(), failure.error().code());
    }

    private void end(ApiError error, String outcome) {
        ErrorAnswer.send(response, error, endpoint.family());
        settle(error.status(), outcome);
    }

    private void settle(int status, String outcome) {
        if (ended) {
            return;
        }
        ended = true;
        book(status, outcome);
    }

    private void book(int status, String outcome) {
        gateway.ledger().record(entry(status, outcome), hold);
    }

    private ModelCall entry(int status, String outcome) {
        return books.entry(provider, status, outcome, TokenUsage.NONE, 0, false, false);
    }
}
