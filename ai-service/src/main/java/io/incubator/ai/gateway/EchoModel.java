package io.incubator.ai.gateway;

import io.incubator.ai.registry.Dialect;
import io.incubator.ai.registry.Target;
import io.incubator.ai.usage.Prices;
import io.incubator.ai.usage.TokenUsage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The built-in model for trials: it understands nothing and gives the caller's last words back. It is only called by
/// its name, never in place of another, and says what it is.
final class EchoModel {
    static final String NAME = "incubator-echo";
    static final String OWNER = "incubator-trial";
    /// How it stands in the books: every token for nothing.
    static final Target TARGET = new Target(
            new UUID(0, 0),
            NAME,
            NAME,
            OWNER,
            Dialect.OPENAI_COMPATIBLE,
            URI.create("urn:incubator:echo"),
            Optional.empty(),
            Set.of(),
            0,
            0,
            Prices.FREE,
            false);
    private static final int DIMENSIONS = 8;

    private EchoModel() {}

    /// What it says.
    ///
    /// @param usage what the answer tells of it
    record Answer(String contentType, Buffer body, TokenUsage usage) {}

    /// The answer; empty where it does not know the endpoint.
    static Optional<Answer> answer(Endpoint endpoint, CallRequest request) {
        JsonObject body = endpoint.body() == Endpoint.Body.JSON ? new JsonObject(request.bytes()) : new JsonObject();
        return Optional.ofNullable(
                switch (endpoint) {
                    case CHAT -> chat(lastMessage(body), request);
                    case RESPONSES -> response(words(body.getValue("input")));
                    case EMBEDDINGS -> json(embeddings(body), tokens(1, 0));
                    case MODERATIONS -> json(moderation(), tokens(0, 0));
                    case MESSAGES -> json(message(lastMessage(body)), tokens(1, 1));
                    default -> null;
                });
    }

    private static Answer chat(String words, CallRequest request) {
        if (!request.stream()) {
            return json(
                    completion("chat.completion")
                            .put(
                                    "choices",
                                    new JsonArray()
                                            .add(new JsonObject()
                                                    .put("index", 0)
                                                    .put("finish_reason", "stop")
                                                    .put(
                                                            "message",
                                                            new JsonObject()
                                                                    .put("role", "assistant")
                                                                    .put("content", words))))
                            .put("usage", usage("prompt_tokens", "completion_tokens", words)),
                    tokens(words));
        }
        Buffer events = Buffer.buffer();
        List<String> parts = Arrays.asList(words.splitWithDelimiters(" ", 0));
        for (String part : parts) {
            event(events, chunk(new JsonObject().put("role", "assistant").put("content", part), null));
        }
        event(events, chunk(new JsonObject(), "stop"));
        if (request.asksForUsage()) {
            event(
                    events,
                    completion("chat.completion.chunk")
                            .put("choices", new JsonArray())
                            .put("usage", usage("prompt_tokens", "completion_tokens", words)));
        }
        events.appendString("data: [DONE]\n\n");
        return new Answer("text/event-stream; charset=utf-8", events, tokens(words));
    }

    private static JsonObject chunk(JsonObject delta, String finish) {
        return completion("chat.completion.chunk")
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put("delta", delta)
                                        .put("finish_reason", finish)));
    }

    private static JsonObject completion(String kind) {
        return new JsonObject()
                .put("id", "chatcmpl-echo")
                .put("object", kind)
                .put("created", 0)
                .put("model", NAME);
    }

    private static Answer response(String words) {
        JsonObject response = new JsonObject()
                .put("id", "resp_echo")
                .put("object", "response")
                .put("created_at", 0)
                .put("status", "completed")
                .put("model", NAME)
                .put(
                        "output",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", "msg_echo")
                                        .put("type", "message")
                                        .put("role", "assistant")
                                        .put("status", "completed")
                                        .put(
                                                "content",
                                                new JsonArray()
                                                        .add(new JsonObject()
                                                                .put("type", "output_text")
                                                                .put("text", words)
                                                                .put("annotations", new JsonArray())))))
                .put("usage", usage("input_tokens", "output_tokens", words));
        return json(response, tokens(words));
    }

    private static JsonObject message(String words) {
        return new JsonObject()
                .put("id", "msg_echo")
                .put("type", "message")
                .put("role", "assistant")
                .put("model", NAME)
                .put(
                        "content",
                        new JsonArray().add(new JsonObject().put("type", "text").put("text", words)))
                .put("stop_reason", "end_turn")
                .put("usage", new JsonObject().put("input_tokens", 1).put("output_tokens", 1));
    }

    private static JsonObject moderation() {
        return new JsonObject()
                .put("id", "modr-echo")
                .put("model", NAME)
                .put(
                        "results",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("flagged", false)
                                        .put("categories", new JsonObject())
                                        .put("category_scores", new JsonObject())));
    }

    /// Numbers that are the same for the same text and mean nothing.
    private static JsonObject embeddings(JsonObject body) {
        Object input = body.getValue("input");
        List<String> texts = input instanceof JsonArray many
                ? many.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(input));
        JsonArray data = new JsonArray();
        for (String text : texts) {
            CRC32 crc = new CRC32();
            crc.update(Buffer.buffer(text).getBytes());
            JsonArray vector = new JsonArray();
            for (int i = 0; i < DIMENSIONS; i++) {
                vector.add(((crc.getValue() >>> (4 * i)) & 0xf) / 16.0);
            }
            data.add(new JsonObject()
                    .put("object", "embedding")
                    .put("index", data.size())
                    .put("embedding", vector));
        }
        return new JsonObject()
                .put("object", "list")
                .put("model", NAME)
                .put("data", data)
                .put("usage", new JsonObject().put("prompt_tokens", 1).put("total_tokens", 1));
    }

    private static JsonObject usage(String input, String output, String words) {
        TokenUsage usage = tokens(words);
        return new JsonObject()
                .put(input, usage.input())
                .put(output, usage.output())
                .put("total_tokens", usage.tokens());
    }

    /// As many tokens as a text of this length usually has, read and written.
    private static TokenUsage tokens(String words) {
        long tokens = Math.max(1, words.length() / 4);
        return tokens(tokens, tokens);
    }

    private static TokenUsage tokens(long read, long written) {
        return new TokenUsage(read, 0, 0, written, 0, 1);
    }

    private static String lastMessage(JsonObject body) {
        return body.getValue("messages") instanceof JsonArray messages
                        && !messages.isEmpty()
                        && messages.getValue(messages.size() - 1) instanceof JsonObject last
                ? words(last.getValue("content"))
                : "";
    }

    /// The text of a message's content, whichever form it has.
    private static String words(Object content) {
        return switch (content) {
            case String text -> text;
            case JsonArray parts ->
                parts.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .map(part ->
                                part.getValue("text") instanceof String text ? text : words(part.getValue("content")))
                        .collect(Collectors.joining());
            case null, default -> "";
        };
    }

    private static void event(Buffer events, JsonObject data) {
        events.appendString("data: ").appendString(data.encode()).appendString("\n\n");
    }

    private static Answer json(JsonObject body, TokenUsage usage) {
        return new Answer("application/json", body.toBuffer(), usage);
    }
}
