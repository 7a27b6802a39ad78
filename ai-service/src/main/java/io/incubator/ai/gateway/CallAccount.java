package io.incubator.ai.gateway;

import io.incubator.ai.limits.Allowance;
import io.incubator.ai.limits.Hold;
import io.incubator.ai.limits.Measure;
import io.incubator.ai.registry.Target;
import io.incubator.ai.usage.ModelCall;
import io.incubator.ai.usage.TokenUsage;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/// What one call is charged: the most it can use is set aside before anything is sent, and settled once, at the end. An
/// attempt that failed though its provider may have worked for it is charged beside that.
final class CallAccount {
    private final Gateway gateway;
    private final Endpoint endpoint;
    private final CallRequest request;
    private final Bookkeeping books;
    private final Span span;
    private List<Allowance> allowances = List.of();
    private Optional<Hold> hold = Optional.empty();

    CallAccount(Gateway gateway, Endpoint endpoint, CallRequest request, Bookkeeping books, Span span) {
        this.gateway = gateway;
        this.endpoint = endpoint;
        this.request = request;
        this.books = books;
        this.span = span;
    }

    Caller caller() {
        return books.caller();
    }

    /// Sets aside what the call can use at most, whichever target answers.
    ///
    /// @return fails with [io.incubator.ai.limits.AllowanceExceededException] if too little is left
    Future<Void> open(List<Target> targets) {
        Optional<List<Allowance>> known = gateway.allowances().known(books.subjects());
        Future<List<Allowance>> found = known.isPresent()
                ? Future.succeededFuture(known.get())
                : gateway.offload().call(() -> gateway.allowances().load(books.subjects()));
        return found.compose(all -> {
            allowances = all;
            return all.isEmpty()
                    ? Future.succeededFuture()
                    : reserve(all, books.atMost(request, targets))
                            .onSuccess(held -> hold = held)
                            .mapEmpty();
        });
    }

    /// Whether tokens or money are counted, so that the length of the answer has to be limited.
    boolean isBounded() {
        return allowances.stream().anyMatch(CallAccount::countsUse);
    }

    /// Charges an attempt at the most it can have cost, and leaves what is set aside to the next one.
    ///
    /// @return fails with [io.incubator.ai.limits.AllowanceExceededException] if there is too little for both
    Future<Void> chargeAttempt(Target target, Failure failure) {
        Bookkeeping attempt = books.again();
        ModelCall bound = attempt.atMost(request, target);
        ApiError error = failure.error();
        ModelCall call =
                attempt.entry(target, error.status(), error.code(), bound.usage(), bound.costNanos(), true, false);
        List<Allowance> counting =
                allowances.stream().filter(CallAccount::countsUse).toList();
        Future<Optional<Hold>> covered =
                counting.isEmpty() ? Future.succeededFuture(Optional.empty()) : reserve(counting, bound);
        return covered.onSuccess(held -> book(call, held)).mapEmpty();
    }

    /// Ends the call in the books.
    ///
    /// @param answered who answered, or failed to
    /// @param usage empty if nobody told it: then the most it can have been is charged
    void settle(Target answered, int status, String outcome, Optional<TokenUsage> usage) {
        if (usage.isEmpty() && !endpoint.isFree()) {
            ModelCall bound = books.atMost(request, answered);
            book(books.entry(answered, status, outcome, bound.usage(), bound.costNanos(), true, false), hold);
            return;
        }
        TokenUsage told = usage.orElse(TokenUsage.NONE);
        TokenUsage used = told.equals(TokenUsage.NONE) ? TokenUsage.NONE : pieces(told);
        long cost = answered == null ? 0 : answered.prices().cost(used);
        book(books.entry(answered, status, outcome, used, cost, false, false), hold);
    }

    /// An answer given before costs nothing.
    void settleFromCache(Target target) {
        book(books.entry(target, 200, "completed", TokenUsage.NONE, 0, false, true), Optional.empty());
    }

    private Future<Optional<Hold>> reserve(List<Allowance> counting, ModelCall atMost) {
        Optional<Hold> held = gateway.ledger().reserveAtOnce(counting, atMost);
        return held.isPresent()
                ? Future.succeededFuture(held)
                : gateway.offload().call(() -> Optional.of(gateway.ledger().reserve(counting, atMost)));
    }

    private static boolean countsUse(Allowance allowance) {
        return allowance.measure() == Measure.COST || allowance.measure() == Measure.TOKENS;
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

    private void book(ModelCall call, Optional<Hold> held) {
        gateway.ledger().record(call, held);
        gateway.meter().ended(call, span);
    }
}
