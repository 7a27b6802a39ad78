package io.incubator.launcher.gateway;

import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The replicas of one service that are ready for calls, taken in turn.
public final class Replicas {
    private final String service;
    private final List<SocketAddress> ready = new CopyOnWriteArrayList<>();
    private final Map<SocketAddress, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    public Replicas(String service) {
        this.service = service;
    }

    public String service() {
        return service;
    }

    /// A replica on this machine takes calls from now on.
    public void add(int port) {
        SocketAddress address = address(port);
        if (!ready.contains(address)) {
            ready.add(address);
        }
    }

    /// A replica takes no calls any more.
    public void remove(int port) {
        ready.remove(address(port));
    }

    /// Whether a replica takes calls.
    public boolean has(int port) {
        return ready.contains(address(port));
    }

    /// Whether a replica has nothing left to answer. Once it is removed and idle, nothing is on its way.
    public boolean isIdle(int port) {
        return !open.containsKey(address(port));
    }

    boolean areReady() {
        return !ready.isEmpty();
    }

    /// Every ready replica, the one whose turn it is first.
    List<SocketAddress> inTurn() {
        List<SocketAddress> order = new ArrayList<>(ready);
        if (!order.isEmpty()) {
            Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), order.size()));
        }
        return order;
    }

    /// Counts a call to a replica, until [#leave(SocketAddress)].
    ///
    /// @return false, and nothing is counted, when it takes no calls any more
    boolean enter(SocketAddress replica) {
        open.merge(replica, 1, Integer::sum);
        // counted before it is looked at: whoever removes a replica and looks then at what it has open
        // sees this call, or this call sees that it is removed
        if (ready.contains(replica)) {
            return true;
        }
        leave(replica);
        return false;
    }

    /// A call is answered, or given up.
    void leave(SocketAddress replica) {
        open.computeIfPresent(replica, (_, calls) -> calls == 1 ? null : calls - 1);
    }

    private static SocketAddress address(int port) {
        return SocketAddress.inetSocketAddress(port, "127.0.0.1");
    }
}
