package io.incubator.ai;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/// What the scripted provider says to whoever brings tools or a schema. With tools it takes three
/// turns: it asks for the weather of two cities at once, then for the mean of what it was told, and
/// then it tells that.
final class ScriptedConversation {
    private ScriptedConversation() {}

    /// Whether the request is one of these.
    static boolean knows(JsonObject body) {
        return body.containsKey("tools")
                || body.getJsonObject("response_format", new JsonObject())
                        .getString("type", "")
                        .equals("json_schema");
    }

    static void answer(JsonObject body, HttpServerResponse response) {
        JsonObject message = body.containsKey("tools") ? turn(body.getJsonArray("messages")) : typed(body);
        if (body.getBoolean("stream", false)) {
            stream(body, message, response);
        } else {
            ScriptedUpstream.json(
                    response,
                    whole("chat.completion", body)
                            .put("choices", choices("message", message, finish(message)))
                            .put("usage", ScriptedUpstream.usage())
                            .encode());
        }
    }

    private static JsonObject typed(JsonObject body) {
        JsonObject format = body.getJsonObject("response_format").getJsonObject("json_schema");
        // what is asked for must have arrived whole
        boolean asked =
                format.getJsonObject("schema").getJsonObject("properties").containsKey("city");
        return text(asked ? "{\"city\":\"Oslo\",\"degrees\":7}" : "{}");
    }

    private static JsonObject turn(JsonArray messages) {
        List<String> told = messages.stream()
                .map(JsonObject.class::cast)
                .filter(message -> message.getString("role").equals("tool"))
                .map(message -> message.getString("content"))
                .toList();
        return switch (told.size()) {
            case 0 -> calls(call(0, "weather", Map.of("city", "Oslo")), call(1, "weather", Map.of("city", "Rome")));
            case 2 ->
                calls(call(0, "mean", Map.of("first", number(told.getFirst()), "second", number(told.getLast()))));
            default -> text("The mean is " + number(told.getLast()) + ".");
        };
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }

    private static JsonObject text(String words) {
        return new JsonObject().put("role", "assistant").put("content", words);
    }

    private static JsonObject calls(JsonObject... calls) {
        return new JsonObject()
                .put("role", "assistant")
                .putNull("content")
                .put("tool_calls", new JsonArray(List.of(calls)));
    }

    private static JsonObject call(int index, String name, Map<String, Object> arguments) {
        return new JsonObject()
                .put("id", "call_" + name + index)
                .put("type", "function")
                .put(
                        "function",
                        new JsonObject().put("name", name).put("arguments", new JsonObject(arguments).encode()));
    }

    private static String finish(JsonObject message) {
        return message.containsKey("tool_calls") ? "tool_calls" : "stop";
    }

    private static JsonObject whole(String kind, JsonObject body) {
        return new JsonObject()
                .put("id", "chatcmpl-2")
                .put("object", kind)
                .put("created", 1)
                .put("model", body.getString("model"));
    }

    private static JsonArray choices(String field, JsonObject content, String finish) {
        return new JsonArray()
                .add(new JsonObject().put("index", 0).put(field, content).put("finish_reason", finish));
    }

    /// First who speaks; then a call's id and name, then its arguments in pieces; text in pieces.
    private static void stream(JsonObject body, JsonObject message, HttpServerResponse response) {
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        delta(body, new JsonObject().put("role", "assistant"), response);
        JsonArray calls = message.getJsonArray("tool_calls", new JsonArray());
        for (int i = 0; i < calls.size(); i++) {
            JsonObject call = calls.getJsonObject(i).copy().put("index", i);
            String arguments = call.getJsonObject("function").getString("arguments");
            call.getJsonObject("function").put("arguments", "");
            delta(body, new JsonObject().put("tool_calls", new JsonArray().add(call)), response);
            for (int at = 0; at < arguments.length(); at += 5) {
                String piece = arguments.substring(at, Math.min(arguments.length(), at + 5));
                JsonObject more =
                        new JsonObject().put("index", i).put("function", new JsonObject().put("arguments", piece));
                delta(body, new JsonObject().put("tool_calls", new JsonArray().add(more)), response);
            }
        }
        String words = message.getString("content", "");
        for (int at = 0; words != null && at < words.length(); at += 4) {
            String piece = words.substring(at, Math.min(words.length(), at + 4));
            delta(body, new JsonObject().put("content", piece), response);
        }
        event(
                whole("chat.completion.chunk", body)
                        .put("choices", choices("delta", new JsonObject(), finish(message))),
                response);
        if (body.getJsonObject("stream_options", new JsonObject()).getBoolean("include_usage", false)) {
            event(
                    whole("chat.completion.chunk", body)
                            .put("choices", new JsonArray())
                            .put("usage", ScriptedUpstream.usage()),
                    response);
        }
        response.end("data: [DONE]\n\n");
    }

    private static void delta(JsonObject body, JsonObject delta, HttpServerResponse response) {
        event(whole("chat.completion.chunk", body).put("choices", choices("delta", delta, null)), response);
    }

    private static void event(JsonObject data, HttpServerResponse response) {
        response.write("data: " + data.encode() + "\n\n");
    }
}
