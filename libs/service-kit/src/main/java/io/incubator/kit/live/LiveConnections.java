package io.incubator.kit.live;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many live connections each caller has on this replica.
@Singleton
public class LiveConnections {
    private final Map<LiveCaller, Integer> open = new ConcurrentHashMap<>();
    private final LiveConfig config;

    LiveConnections(LiveConfig config) {
        this.config = config;
    }

    boolean isFull(LiveCaller caller) {
        return open.getOrDefault(caller, 0) >= config.connectionsPerCaller();
    }

    /// Counts a connection, unless the caller has as many as one may.
    boolean enter(LiveCaller caller) {
        int most = config.connectionsPerCaller();
        boolean[] entered = new boolean[1];
        open.compute(caller, (_, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < most;
            return entered[0] ? now + 1 : count;
        });
        return entered[0];
    }

    void leave(LiveCaller caller) {
        open.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
    }
}
