package io.incubator.ai.gateway;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Spares callers the wait for a model that keeps failing: after five failures in a row it is passed over for ten
/// seconds, and then one call may try. Each organisation finds out for itself: one that gives a global model no time
/// to answer takes it from nobody else.
@Singleton
class Breaker {
    private static final int FAILURES = 5;
    private static final long OPEN_NANOS = Duration.ofSeconds(10).toNanos();

    private final Map<Pair, State> states = new ConcurrentHashMap<>();

    private record Pair(UUID organisation, UUID model) {}

    /// @param until when the next call may try; meaningless while there are few failures
    private record State(int failures, long until) {}

    /// Whether a call may try this model now; a model that is open again lets one through.
    boolean permits(UUID organisation, UUID model) {
        Pair caller = new Pair(organisation, model);
        State state = states.get(caller);
        if (state == null || state.failures() < FAILURES) {
            return true;
        }
        long now = System.nanoTime();
        return now - state.until() >= 0 && states.replace(caller, state, new State(FAILURES, now + OPEN_NANOS));
    }

    void succeeded(UUID organisation, UUID model) {
        states.remove(new Pair(organisation, model));
    }

    void failed(UUID organisation, UUID model) {
        long until = System.nanoTime() + OPEN_NANOS;
        states.merge(
                new Pair(organisation, model),
                new State(1, until),
                (old, _) -> new State(Math.min(FAILURES, old.failures() + 1), until));
    }
}
