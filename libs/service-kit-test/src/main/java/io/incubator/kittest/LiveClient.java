package io.incubator.kittest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A plain WebSocket client of the service under test: the JDK's.
public final class LiveClient implements AutoCloseable {
    private static final int UPGRADED = 101;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");

    private final HttpClient http = HttpClient.newHttpClient();

    /// Opens a connection.
    ///
    /// @param headers names and values in turns
    /// @throws CompletionException when it is refused
    public Line connect(String path, String... headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        Line line = new Line();
        line.socket = builder.buildAsync(URI.create("ws://localhost:" + RestAssured.port + path), line)
                .join();
        return line;
    }

    /// The status of the answer to a handshake: 101 where it is not refused.
    public int status(String path, String... headers) {
        try {
            connect(path, headers);
            return UPGRADED;
        } catch (CompletionException refused) {
            assertThat(refused).hasCauseInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    /// Leaves without a word.
    @Override
    public void close() {
        http.shutdownNow();
    }

    /// An open connection and what has come by it.
    public static final class Line implements WebSocket.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final AtomicInteger pings = new AtomicInteger();
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private volatile WebSocket socket;

        private Line() {}

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings.incrementAndGet();
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }

        /// The caller's end.
        public WebSocket socket() {
            return socket;
        }

        /// What came, in order.
        public List<String> messages() {
            return List.copyOf(messages);
        }

        /// How many heartbeats came.
        public int pings() {
            return pings.get();
        }

        /// Code and reason of the close frame, once it came.
        public CompletableFuture<String> closed() {
            return closed;
        }

        /// Whether an event of this type came.
        public boolean tells(String type) {
            return messages.stream().anyMatch(message -> message.contains("\"type\":\"" + type + "\""));
        }

        /// The numbers of the events that came.
        public List<Long> ids() {
            return messages.stream()
                    .map(ID::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> Long.valueOf(matcher.group(1)))
                    .toList();
        }
    }
}
