package io.incubator.ai.limits;

/// So much of every measure.
///
/// @param cost in nano-dollars
public record Amounts(long cost, long tokens, long requests, long concurrency) {
    static final Amounts NONE = new Amounts(0, 0, 0, 0);

    /// What one call can use at most.
    static Amounts of(Bound bound) {
        return new Amounts(bound.cost(), bound.tokens(), 1, 1);
    }

    /// What a call has used: once it has ended, it is no longer under way.
    static Amounts spent(long cost, long tokens) {
        return new Amounts(cost, tokens, 1, 0);
    }

    long of(Measure measure) {
        return switch (measure) {
            case COST -> cost;
            case TOKENS -> tokens;
            case REQUESTS -> requests;
            case CONCURRENCY -> concurrency;
        };
    }

    boolean isNone() {
        return cost == 0 && tokens == 0 && requests == 0 && concurrency == 0;
    }

    boolean covers(Amounts other) {
        return cost >= other.cost
                && tokens >= other.tokens
                && requests >= other.requests
                && concurrency >= other.concurrency;
    }

    /// No more than a number can say: what nobody could pay stays what nobody can pay.
    Amounts plus(Amounts other) {
        return new Amounts(
                sum(cost, other.cost),
                sum(tokens, other.tokens),
                sum(requests, other.requests),
                sum(concurrency, other.concurrency));
    }

    /// Nothing below zero.
    Amounts without(Amounts other) {
        return new Amounts(
                Math.max(0, cost - other.cost),
                Math.max(0, tokens - other.tokens),
                Math.max(0, requests - other.requests),
                Math.max(0, concurrency - other.concurrency));
    }

    Amounts most(Amounts other) {
        return new Amounts(
                Math.max(cost, other.cost),
                Math.max(tokens, other.tokens),
                Math.max(requests, other.requests),
                Math.max(concurrency, other.concurrency));
    }

    Amounts least(Amounts other) {
        return new Amounts(
                Math.min(cost, other.cost),
                Math.min(tokens, other.tokens),
                Math.min(requests, other.requests),
                Math.min(concurrency, other.concurrency));
    }

    Amounts half() {
        return new Amounts(cost / 2, tokens / 2, requests / 2, concurrency / 2);
    }

    Amounts twice() {
        return plus(this);
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
