package io.incubator.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One stream, opened again wherever it broke.
final class EventStream {
    private static final String END = "end";
    private static final String TOKEN_EXPIRED = "token-expired";
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final long RETRY_MILLIS = 1_000;

    private final HttpClient http;
    private final ObjectMapper json;
    private final Function<String, HttpRequest.Builder> requests;
    private String last;

    EventStream(HttpClient http, ObjectMapper json, Function<String, HttpRequest.Builder> requests) {
        this.http = http;
        this.json = json;
        this.requests = requests;
    }

    void follow(String path, String after, Predicate<StreamEvent> goOn) {
        last = after;
        boolean more = true;
        try {
            while (more) {
                more = once(path, goOn);
                if (more) {
                    TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether to open it again
    private boolean once(String path, Predicate<StreamEvent> goOn) throws InterruptedException {
        HttpRequest.Builder request = requests.apply(path).header("Accept", "text/event-stream");
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            HttpResponse<Stream<String>> response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                return response.statusCode() == OK ? read(lines.iterator(), goOn) : again(response, lines);
            }
        } catch (IOException lost) {
            return true;
        }
    }

    private static boolean again(HttpResponse<?> response, Stream<String> lines) {
        if (response.statusCode() >= SERVER_ERROR) {
            return true;
        }
        throw new StreamRefusedException(response.statusCode(), lines.collect(Collectors.joining("\n")));
    }

    private boolean read(Iterator<String> lines, Predicate<StreamEvent> goOn) {
        EventParser parser = new EventParser(json);
        for (String line = next(lines); line != null; line = next(lines)) {
            Optional<StreamEvent> event = parser.line(line);
            if (event.isPresent()) {
                if (event.get().type().equals(END)) {
                    return TOKEN_EXPIRED.equals(
                            event.get().data().path("reason").asText());
                }
                last = event.get().id();
                if (!goOn.test(event.get())) {
                    return false;
                }
            }
        }
        return true;
    }

    /// @return null when the stream has ended or the connection is lost
    private static String next(Iterator<String> lines) {
        try {
            return lines.hasNext() ? lines.next() : null;
        } catch (UncheckedIOException lost) {
            return null;
        }
    }
}
