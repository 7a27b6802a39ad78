package io.incubator.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody outside whom jobs call. It honours the idempotency key: the first call with a key has its
/// effect, every later one only an answer. It is not always well itself: some calls it refuses before
/// their effect, and of some it loses the answer after it.
final class ChaosReceiver implements AutoCloseable {
    private static final int WELL = 90;
    private static final int REFUSES = 95;
    private static final int PERCENT = 100;
    private static final long SLOWEST_MILLIS = 40;

    private final HttpServer server;
    private final Random random;
    private final Set<String> effects = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    ChaosReceiver(long seed) throws IOException {
        random = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /// Host and port, as the operator allows them.
    String name() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Keys whose effect has come about; a set, for this receiver cannot be made to do a thing twice.
    Set<String> effects() {
        return Set.copyOf(effects);
    }

    /// How many calls there were with keys that had had their effect.
    int repeated() {
        return calls.values().stream().mapToInt(count -> count.get() - 1).sum();
    }

    private void receive(HttpExchange exchange) throws IOException {
        int mood = random.nextInt(PERCENT);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            pause();
            if (mood >= WELL && mood < REFUSES) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            effects.add(key);
            calls.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
            if (mood >= REFUSES) {
                // the effect is there, the answer is lost
                return;
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /// Work takes time: otherwise no fault would ever hit a job that runs.
    private void pause() {
        try {
            Thread.sleep(random.nextLong(SLOWEST_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
