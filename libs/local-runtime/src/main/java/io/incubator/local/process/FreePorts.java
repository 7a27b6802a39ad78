package io.incubator.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;

/// Free loopback ports, for servers that listen a little later.
///
/// Until then nobody holds the port. So they are chosen below those that systems give to outgoing
/// connections (32,768 and up on Linux, 49,152 elsewhere), of which a busy machine opens hundreds a
/// second, and none is given twice in a while. Another program may still take one first: whoever
/// starts a server on one chooses again then.
public final class FreePorts {
    private static final int FIRST = 12_000;
    private static final int END = 32_768;
    /// far more than are waiting for their server at any time, far fewer than there are
    private static final int REMEMBERED = 1_000;

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final SequencedSet<Integer> GIVEN = new LinkedHashSet<>();

    private FreePorts() {}

    /// One free port.
    public static int next() {
        return take(1).getFirst();
    }

    /// `count` different ports, none of which was given before by this process, or long ago only.
    public static List<Integer> take(int count) {
        List<Integer> ports = new ArrayList<>();
        for (int tries = 0; ports.size() < count; tries++) {
            if (tries == END - FIRST) {
                throw new IllegalStateException("No free loopback port from " + FIRST + " to " + (END - 1));
            }
            int port = RANDOM.nextInt(FIRST, END);
            if (isNew(port) && isFree(port)) {
                ports.add(port);
            }
        }
        return List.copyOf(ports);
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
}
