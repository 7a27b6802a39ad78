package io.incubator.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Loopback ports chosen by the operating system.
public final class FreePorts {

    private FreePorts() {}

    /// One free port.
    public static int next() {
        return take(1).getFirst();
    }

    /// `count` different ports. All are held open until the last one is known, so no two are the same.
    public static List<Integer> take(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No free loopback port", e);
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    /// Whether a server could listen on the loopback port now.
    public static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // as servers do, so that connections of an earlier run in TIME_WAIT do not count
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
