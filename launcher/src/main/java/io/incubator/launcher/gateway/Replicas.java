package io.incubator.launcher.gateway;

import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The replicas of one service that are ready for calls, taken in turn.
public final class Replicas {
    private final String service;
    private final List<SocketAddress> ready = new CopyOnWriteArrayList<>();
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

    private static SocketAddress address(int port) {
        return SocketAddress.inetSocketAddress(port, "127.0.0.1");
    }
}
