package io.incubator.ai.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The built-in model for trials: it understands nothing and gives the caller's last words back. It is only called by
/// its name, never in place of another, and says what it is.
final class EchoModel {
    static final String NAME = "incubator-echo";
    static final String OWNER = "incubator-trial";
    private static final int DIMENSIONS = 8;

    private EchoModel() {}

    /// Answers; empty usage costs nothing.
    ///
    /// @return whether it knows this endpoint
    static boolean answer(Endpoint endpoint, CallRequest request, HttpServerResponse response) {
        JsonObject body = endpoint.body() == Endpoint.Body.JSON ? new JsonObject(request.bytes()) : new JsonObject();
        switch (endpoint) {
            case CHAT -> chat(body, request, response);
            case RESPONSES -> json(response, response(words(body.getValue("input"))));
            case EMBEDDINGS -> json(response, embeddings(body));
            case MODERATIONS -> json(response, moderation());
            case MESSAGES -> json(response, message(lastMessage(body)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void chat(JsonObject body, CallRequest request, HttpServerResponse response) {
        String words = lastMessage(body);
        if (!request.stream()) {
            json(
                    response,
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
                            .put("usage", usage("prompt_tokens", "completion_tokens", words)));
            return;
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
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .end(events);
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

    private static JsonObject response(String words) {
        return new JsonObject()
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
        int tokens = Math.max(1, words.length() / 4);
        return new JsonObject().put(input, tokens).put(output, tokens).put("total_tokens", 2 * tokens);
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

    private static void json(HttpServerResponse response, JsonObject body) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(body.toBuffer());
    }
}
