package io.incubator.local.fault;

import io.incubator.local.process.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A line between a client and a server that a test can hold, slow down or cut.
///
/// - [#holdAnswers()] keeps what the server says until [#releaseAnswers()]: the server has done the work, the client
///   does not know it yet
/// - [#holdRequests()] keeps what the client says
/// - [#cut()] resets every connection; new ones are refused until [#resume()]
/// - [#dropConnections()] resets every connection once
public final class TcpProxy implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;

    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Gate answers = new Gate();
    private final Gate requests = new Gate();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean cut;

    private TcpProxy(String host, int port, int listenPort) throws IOException {
        this.target = new InetSocketAddress(host, port);
        this.listener = new ServerSocket(listenPort, 128, InetAddress.getLoopbackAddress());
    }

    /// A proxy on a free loopback port.
    public static TcpProxy to(String host, int port) {
        return on(FreePorts.next(), host, port);
    }

    /// A proxy on a given loopback port.
    public static TcpProxy on(int listenPort, String host, int port) {
        try {
            TcpProxy proxy = new TcpProxy(host, port, listenPort);
            Thread.ofVirtual().name("tcp-proxy-" + proxy.port()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// The proxy as the base URL of a service behind it.
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /// Keeps everything the server says from now on.
    public void holdAnswers() {
        answers.shut();
    }

    public void releaseAnswers() {
        answers.open();
    }

    /// Keeps everything the client says from now on.
    public void holdRequests() {
        requests.shut();
    }

    public void releaseRequests() {
        requests.open();
    }

    /// Whether something the server said waits here.
    public boolean holdsAnswer() {
        return answers.isWaiting();
    }

    /// Whether something the client said waits here.
    public boolean holdsRequest() {
        return requests.isWaiting();
    }

    /// Bytes passed on from server to client so far.
    public long bytesAnswered() {
        return answered.get();
    }

    /// Resets every connection and refuses new ones.
    public void cut() {
        cut = true;
        dropConnections();
    }

    /// Takes connections again.
    public void resume() {
        cut = false;
    }

    /// Resets every connection; what is held is lost.
    public void dropConnections() {
        sockets.forEach(TcpProxy::reset);
    }

    @Override
    public void close() {
        cut = true;
        answers.open();
        requests.open();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            dropConnections();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // closed: the loop ends
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            if (cut) {
                return;
            }
            server.connect(target, CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread asking = Thread.ofVirtual().start(() -> pump(client, server, requests, new AtomicLong()));
            pump(server, client, answers, answered);
            asking.join();
        } catch (IOException _) {
            // the server is not there: the client sees a broken line, as without the proxy
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            reset(client);
            reset(server);
            sockets.remove(client);
            sockets.remove(server);
        }
    }

    private static void pump(Socket from, Socket to, Gate gate, AtomicLong counter) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                gate.pass();
                // before the other side can react to it
                counter.addAndGet(read);
                out.write(buffer, 0, read);
                out.flush();
            }
            gate.pass();
            to.shutdownOutput();
        } catch (IOException _) {
            reset(from);
            reset(to);
        }
    }

    /// Zero linger makes closing a reset: the other side sees a broken line, not an orderly end.
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // it is gone already
        }
    }
}
