package io.incubator.local.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Asks a port whether AMQP 0-9-1 is spoken there.
final class AmqpProbe {
    private static final byte[] GREETING = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
    private static final int METHOD_FRAME = 1;
    private static final int TIMEOUT_MILLIS = 2_000;

    private AmqpProbe() {}

    /// A broker that is up answers the greeting with a method frame (`connection.start`).
    static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(GREETING);
            return socket.getInputStream().read() == METHOD_FRAME;
        } catch (IOException _) {
            return false;
        }
    }
}
