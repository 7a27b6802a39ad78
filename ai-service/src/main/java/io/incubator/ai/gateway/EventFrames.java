package io.incubator.ai.gateway;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts a stream of bytes into whole server-sent events, so that never half a one goes out.
final class EventFrames {
    /// No event of a model is longer.
    private static final int LONGEST = 8 << 20;

    private final Consumer<Frame> events;
    private Buffer rest = Buffer.buffer();
    private int scanned;

    EventFrames(Consumer<Frame> events) {
        this.events = events;
    }

    /// One event.
    ///
    /// @param bytes as it came, with its blank line
    record Frame(Buffer bytes) {
        /// What its `data:` lines say; empty for a comment.
        String data() {
            String text = bytes.toString(StandardCharsets.UTF_8);
            StringBuilder data = new StringBuilder(text.length());
            text.lines().filter(line -> line.startsWith("data:")).forEach(line -> {
                if (!data.isEmpty()) {
                    data.append('\n');
                }
                data.append(line, line.startsWith("data: ") ? 6 : 5, line.length());
            });
            return data.toString();
        }
    }

    /// Takes the next bytes.
    ///
    /// @throws IllegalStateException if no event ends
    void feed(Buffer bytes) {
        rest.appendBuffer(bytes);
        int from = 0;
        for (int at = scanned; at < rest.length(); at++) {
            int end = blankLine(at);
            if (end > 0) {
                events.accept(new Frame(rest.getBuffer(from, end)));
                from = end;
                at = end - 1;
            }
        }
        rest = from == 0 ? rest : rest.getBuffer(from, rest.length());
        scanned = Math.max(0, rest.length() - 3);
        if (rest.length() > LONGEST) {
            throw new IllegalStateException("an event does not end");
        }
    }

    /// Whether something was left that is no whole event.
    boolean isCut() {
        return !rest.toString(StandardCharsets.UTF_8).isBlank();
    }

    /// Where the event ends whose last line ends here; -1 if it does not.
    private int blankLine(int at) {
        byte first = rest.getByte(at);
        if (first == '\n' && at + 1 < rest.length()) {
            if (rest.getByte(at + 1) == '\n') {
                return at + 2;
            }
            if (at + 2 < rest.length() && rest.getByte(at + 1) == '\r' && rest.getByte(at + 2) == '\n') {
                return at + 3;
            }
        }
        return first == '\r' && at + 1 < rest.length() && rest.getByte(at + 1) == '\r' ? at + 2 : -1;
    }
}
