package io.incubator.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Loopback ports chosen by the operating system, for servers that listen a little later.
///
/// Until then nobody holds the port, and the system chooses among a few thousand: of the sixteen ports of eight
/// processes started at once, two would be the same once in sixty times. So none is given twice in a while.
public final class FreePorts {
    /// far more than are waiting for their server at any time, far fewer than there are
    private static final int REMEMBERED = 1_000;

    private static final SequencedSet<Integer> GIVEN = new LinkedHashSet<>();

    private FreePorts() {}

    /// One free port.
    public static int next() {
        return take(1).getFirst();
    }

    /// `count` different ports, none of which was given before by this process, or long ago only.
    public static List<Integer> take(int count) {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            // each is held open until the last one is known: the system does not offer it again
            while (ports.size() < count) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                if (isNew(socket.getLocalPort())) {
                    ports.add(socket.getLocalPort());
                }
            }
            return List.copyOf(ports);
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

    private static boolean isNew(int port) {
        synchronized (GIVEN) {
            if (!GIVEN.add(port)) {
                return false;
            }
            if (GIVEN.size() > REMEMBERED) {
                GIVEN.removeFirst();
            }
            return true;
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
