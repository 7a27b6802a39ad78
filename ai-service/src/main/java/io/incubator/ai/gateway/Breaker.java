package io.incubator.ai.gateway;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Spares callers the wait for a model that keeps failing: after five failures in a row it is passed over for ten
/// seconds, and then one call may try.
@Singleton
class Breaker {
    private static final int FAILURES = 5;
    private static final long OPEN_NANOS = Duration.ofSeconds(10).toNanos();

    private final Map<UUID, State> states = new ConcurrentHashMap<>();

    /// @param until when the next call may try; meaningless while there are few failures
    private record State(int failures, long until) {}

    /// Whether a call may try this model now; a model that is open again lets one through.
    boolean permits(UUID model) {
        State state = states.get(model);
        if (state == null || state.failures() < FAILURES) {
            return true;
        }
        long now = System.nanoTime();
        return now - state.until() >= 0 && states.replace(model, state, new State(FAILURES, now + OPEN_NANOS));
    }

    void succeeded(UUID model) {
        states.remove(model);
    }

    void failed(UUID model) {
        long until = System.nanoTime() + OPEN_NANOS;
        states.merge(model, new State(1, until), (old, _) -> new State(Math.min(FAILURES, old.failures() + 1), until));
    }
}
