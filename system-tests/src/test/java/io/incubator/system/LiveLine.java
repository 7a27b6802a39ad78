package io.incubator.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A live connection to a job, through the gateway, by the JDK's client. It takes one message at a time from the
/// network.
final class LiveLine implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private String end = "";

    private LiveLine(URI address) {
        socket = http.newWebSocketBuilder().buildAsync(address, new Ear()).join();
    }

    /// Opens a connection with a ticket of the person's.
    ///
    /// @param after the last event known
    static LiveLine to(Api person, String job, long after) {
        String ticket = person.post("/api/jobs/" + job + "/events/tickets", Map.of())
                .expect(201)
                .text("ticket");
        URI gateway = person.gateway();
        return new LiveLine(URI.create(
                "ws://" + gateway.getAuthority() + "/api/jobs/" + job + "/live?after=" + after + "&ticket=" + ticket));
    }

    /// The next event; empty when the connection has ended.
    Optional<JsonNode> next() {
        try {
            socket.request(1);
            Heard one = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (one == null) {
                throw new AssertionError("nothing heard for " + PATIENCE);
            }
            end = one.end();
            return one.text() == null ? Optional.empty() : Optional.of(JSON.readTree(one.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Code and reason by which the other side has ended the connection.
    String end() {
        return end;
    }

    /// Leaves without a word.
    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private record Heard(String text, String end) {}

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket from) {
            // nothing is taken before it is asked for
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(new Heard(text.toString(), ""));
                text.setLength(0);
            } else {
                from.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            heard.add(new Heard(null, code + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable cut) {
            heard.add(new Heard(null, cut.toString()));
        }
    }
}
