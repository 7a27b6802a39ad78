package io.incubator.ai.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import io.incubator.ai.usage.TokenUsage;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what an answer says it used while its bytes go by, piece by piece, without keeping them. Only `usage` at the
/// top, or in the `response` or `message` that an event carries, counts: what a model or a caller writes elsewhere
/// under that name is text.
final class UsageReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> HOLDERS = Set.of("usage", "response.usage", "message.usage");

    private final Map<String, Long> numbers;
    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    private final Deque<String> path = new ArrayDeque<>();
    private String type = "";
    private String name = "";
    private int depth;
    private boolean choices;
    private boolean emptyChoices;
    private boolean error;
    private boolean told;
    private boolean broken;

    /// @param numbers what earlier events of the same answer have told; later ones add to it
    UsageReader(Map<String, Long> numbers) {
        this.numbers = numbers;
        try {
            parser = JSON.createNonBlockingByteArrayParser();
            feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes the next bytes.
    void feed(Buffer bytes) {
        if (broken) {
            return;
        }
        try {
            byte[] piece = bytes.getBytes();
            feeder.feedInput(piece, 0, piece.length);
            read();
        } catch (IOException malformed) {
            broken = true;
        }
    }

    /// Ends the text, and gives the parser's buffers and the names it has learnt to the parsers to come:
    /// there is one for each event of a stream.
    ///
    /// @return whether it was one whole JSON value
    boolean end() {
        try (parser) {
            if (broken) {
                return false;
            }
            feeder.endOfInput();
            read();
            return depth == 0 && parser.currentToken() == null;
        } catch (IOException malformed) {
            broken = true;
            return false;
        }
    }

    private void read() throws IOException {
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.NOT_AVAILABLE;
                token = parser.nextToken()) {
            take(token);
        }
    }

    private void take(JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            name = parser.currentName();
            return;
        }
        emptyChoices |= choices && token == JsonToken.END_ARRAY;
        choices = depth == 1 && token == JsonToken.START_ARRAY && name.equals("choices");
        if (token.isStructStart()) {
            error |= depth == 1 && name.equals("error");
            path.addLast(depth == 0 ? "" : name);
            name = "";
            depth++;
        } else if (token.isStructEnd()) {
            path.removeLast();
            depth--;
        } else if (depth == 1 && name.equals("type") && token == JsonToken.VALUE_STRING) {
            type = parser.getText();
        } else if (token == JsonToken.VALUE_NUMBER_INT && depth >= 2 && depth <= 4) {
            number(parser.getLongValue());
        }
    }

    private void number(long value) {
        String joined = String.join(".", path);
        // the first part is the whole, which has no name
        String place = joined.startsWith(".") ? joined.substring(1) : joined;
        for (String holder : HOLDERS) {
            if (place.equals(holder) || place.startsWith(holder + ".")) {
                told = true;
                String detail = place.length() > holder.length() ? place.substring(holder.length() + 1) + "." : "";
                numbers.put(detail + name, value);
            }
        }
    }

    /// The event's own word for what it is.
    String type() {
        return type;
    }

    /// Whether it carries usage and nothing to read: the chunk that comes because usage was asked for.
    boolean isUsageOnly() {
        return told && emptyChoices;
    }

    /// Whether it tells of a failure.
    boolean isError() {
        return error;
    }

    /// What was used; empty if nothing was told, or what was told cannot be.
    static Optional<TokenUsage> usage(Map<String, Long> told) {
        boolean openai = told.containsKey("prompt_tokens");
        if (!openai && !told.containsKey("input_tokens")) {
            return Optional.empty();
        }
        long read = get(told, openai ? "prompt_tokens" : "input_tokens");
        long written = get(told, openai ? "completion_tokens" : "output_tokens");
        long reasoning = Math.max(
                get(told, "completion_tokens_details.reasoning_tokens"),
                get(told, "output_tokens_details.reasoning_tokens"));
        long cacheRead = get(told, "cache_read_input_tokens");
        long cacheWrite = get(told, "cache_creation_input_tokens");
        long cached = Math.max(
                Math.max(
                        get(told, "prompt_tokens_details.cached_tokens"),
                        get(told, "input_tokens_details.cached_tokens")),
                Math.max(get(told, "prompt_cache_hit_tokens"), get(told, "cached_tokens")));
        try {
            // Anthropic counts what came from the cache apart, all others within
            return Optional.of(
                    new TokenUsage(read - cached, cached + cacheRead, cacheWrite, written - reasoning, reasoning, 1));
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    /// A place for the numbers of one answer.
    static Map<String, Long> numbers() {
        return new HashMap<>();
    }

    private static long get(Map<String, Long> told, String name) {
        return told.getOrDefault(name, 0L);
    }
}
