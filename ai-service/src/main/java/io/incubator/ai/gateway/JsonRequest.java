package io.incubator.ai.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.incubator.ai.registry.Target;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// A JSON request, read once without being built: where the model's name stands is remembered, and everything else
/// stays as it is, known or not.
final class JsonRequest implements CallRequest {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> LIMITS = Set.of("max_tokens", "max_completion_tokens", "max_output_tokens");
    /// Fields by which a model is given more than what was sent.
    private static final Set<String> ELSEWHERE = Set.of(
            "image_url",
            "input_audio",
            "file",
            "file_id",
            "file_url",
            "file_data",
            "image",
            "source",
            "previous_response_id",
            "conversation",
            "prompt_id",
            "container",
            "mcp_servers",
            "web_search_options");
    /// Types of tools that work, and write into the input, at the provider.
    private static final Set<String> SERVER_TOOLS =
            Set.of("web_search", "file_search", "code_interpreter", "computer", "mcp", "image_generation");

    private final Buffer bytes;
    private String model = "";
    private boolean stream;
    private long outputLimit;
    private long answers = 1;
    private boolean elsewhere;
    private boolean usage;
    private Span modelAt = Span.NOWHERE;
    private Span streamOptionsAt = Span.NOWHERE;
    private Span limitAt = Span.NOWHERE;

    private JsonRequest(Buffer bytes) {
        this.bytes = bytes;
    }

    /// From one byte up to another one.
    private record Span(int start, int end) {
        static final Span NOWHERE = new Span(-1, -1);

        boolean exists() {
            return start >= 0;
        }
    }

    /// Reads a request.
    ///
    /// @throws ApiException if it is no JSON object, or says one of the things the gateway reads twice
    static JsonRequest read(Buffer bytes) {
        JsonRequest request = new JsonRequest(bytes);
        try (JsonParser parser = JSON.createParser(bytes.getBytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ApiException(ApiError.invalid("invalid_json", "The body is not a JSON object.", null));
            }
            Set<String> seen = new HashSet<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                request.field(name, parser, seen);
            }
            if (parser.nextToken() != null) {
                throw new ApiException(ApiError.invalid("invalid_json", "Something follows the JSON object.", null));
            }
        } catch (IOException malformed) {
            throw new ApiException(ApiError.invalid("invalid_json", "The body is not valid JSON.", null));
        }
        if (request.model.isEmpty()) {
            throw new ApiException(ApiError.invalid("missing_model", "Say which model to call.", "model"));
        }
        return request;
    }

    private void field(String name, JsonParser parser, Set<String> seen) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        if (!seen.add(name)) {
            // which of the two a provider would follow is anybody's guess
            throw new ApiException(ApiError.invalid("duplicate_field", "A field is there twice.", name));
        }
        elsewhere |= ELSEWHERE.contains(name);
        switch (name) {
            case "model" -> {
                model = text(name, parser);
                parser.finishToken();
                modelAt = new Span(start, (int) parser.currentLocation().getByteOffset());
            }
            case "stream" -> stream = flag(name, parser);
            case "n", "best_of" -> answers = Math.max(answers, number(name, parser));
            case "stream_options" -> {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    streamOptions(parser);
                } else {
                    walk(parser);
                }
                streamOptionsAt = new Span(start, (int) parser.currentLocation().getByteOffset());
            }
            case "background" -> elsewhere |= flag(name, parser);
            default -> {
                if (LIMITS.contains(name) && parser.currentToken() != JsonToken.VALUE_NULL) {
                    outputLimit = Math.max(outputLimit, number(name, parser));
                } else if (LIMITS.contains(name)) {
                    limitAt = new Span(start, (int) parser.currentLocation().getByteOffset());
                }
                walk(parser);
            }
        }
    }

    /// Passes over a value with an eye on what it refers to.
    private void walk(JsonParser parser) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return;
        }
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return;
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                elsewhere |= ELSEWHERE.contains(parser.currentName());
            } else if (token == JsonToken.VALUE_STRING && "type".equals(parser.currentName())) {
                elsewhere |= isServerTool(parser.getText());
            }
        }
    }

    private void streamOptions(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("include_usage")) {
                usage = value == JsonToken.VALUE_TRUE;
            }
            parser.skipChildren();
        }
    }

    @Override
    public Buffer rewritten(Target target, Endpoint endpoint, long limit, boolean askUsage) {
        StringBuilder more = new StringBuilder();
        Buffer rewritten = Buffer.buffer(bytes.length() + 128);
        int from = 0;
        Span first = modelAt;
        Span second = askUsage && !usage ? streamOptionsAt : Span.NOWHERE;
        if (askUsage && !usage && !second.exists()) {
            more.append(",\"stream_options\":{\"include_usage\":true}");
        }
        if (second.exists() && second.start() < first.start()) {
            rewritten.appendBuffer(bytes, from, second.start() - from).appendString("{\"include_usage\":true}");
            from = second.end();
            second = Span.NOWHERE;
        }
        rewritten.appendBuffer(bytes, from, first.start() - from).appendString(Json.encode(target.upstreamName()));
        from = first.end();
        if (second.exists()) {
            rewritten.appendBuffer(bytes, from, second.start() - from).appendString("{\"include_usage\":true}");
            from = second.end();
        }
        if (limit > 0 && outputLimit == 0 && !limitAt.exists()) {
            String field = endpoint == Endpoint.RESPONSES
                    ? "max_output_tokens"
                    : endpoint == Endpoint.COMPLETIONS
                            ? "max_tokens"
                            : target.dialect().outputLimit();
            more.append(",\"").append(field).append("\":").append(limit);
        }
        if (more.isEmpty()) {
            return rewritten.appendBuffer(bytes, from, bytes.length() - from);
        }
        int end = lastBrace();
        return rewritten
                .appendBuffer(bytes, from, end - from)
                .appendBytes(more.toString().getBytes(StandardCharsets.UTF_8))
                .appendBuffer(bytes, end, bytes.length() - end);
    }

    private int lastBrace() {
        int at = bytes.length() - 1;
        while (bytes.getByte(at) != '}') {
            at--;
        }
        return at;
    }

    private static boolean isServerTool(String type) {
        return SERVER_TOOLS.stream().anyMatch(type::startsWith);
    }

    private static String text(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new ApiException(ApiError.invalid("invalid_type", name + " is not a text.", name));
        }
        return parser.getText();
    }

    private static boolean flag(String name, JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default ->
                throw new ApiException(ApiError.invalid("invalid_type", name + " is neither true nor false.", name));
        };
    }

    private static long number(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return 0;
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getLongValue() < 1
                || parser.getLongValue() > Integer.MAX_VALUE) {
            throw new ApiException(ApiError.invalid("invalid_type", name + " is not a positive integer.", name));
        }
        return parser.getLongValue();
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public boolean stream() {
        return stream;
    }

    @Override
    public Buffer bytes() {
        return bytes;
    }

    @Override
    public long outputLimit() {
        return outputLimit;
    }

    @Override
    public long answers() {
        return answers;
    }

    @Override
    public boolean refersElsewhere() {
        return elsewhere;
    }

    @Override
    public boolean asksForUsage() {
        return usage;
    }
}
