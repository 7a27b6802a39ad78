package io.incubator.ai.planner.api;

import static io.incubator.ai.planner.api.OpenApiWriter.ordered;
import static io.incubator.ai.planner.api.OpenApiWriter.reference;

import io.incubator.ai.planner.document.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What all operations share: parameters, headers and refusals.
final class SharedParts {
    private static final int LARGEST_PAGE = 100;

    private SharedParts() {}

    static Map<String, Object> parameters(Words words) {
        return ordered(
                "Limit",
                parameter(
                        "limit",
                        "query",
                        words.get("api.limit"),
                        ordered("type", "integer", "minimum", 1, "maximum", LARGEST_PAGE, "default", 20)),
                "Cursor",
                parameter("cursor", "query", words.get("api.cursor"), ordered("type", "string")),
                "Sort",
                parameter(
                        "sort",
                        "query",
                        words.get("api.sort"),
                        ordered("type", "string", "default", "-createdAt", "examples", List.of("-createdAt,id"))),
                "IdempotencyKey",
                parameter(
                        "Idempotency-Key",
                        "header",
                        words.get("api.idempotency"),
                        ordered("type", "string", "maxLength", 255)),
                "IfMatch",
                parameter("If-Match", "header", words.get("api.if-match"), ordered("type", "string")),
                "IfNoneMatch",
                parameter("If-None-Match", "header", words.get("api.if-none-match"), ordered("type", "string")));
    }

    private static Map<String, Object> parameter(
            String name, String in, String description, Map<String, Object> schema) {
        return ordered("name", name, "in", in, "required", false, "description", description, "schema", schema);
    }

    static Map<String, Object> headers(Words words) {
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String name : List.of("RateLimit", "RetryAfter", "ETag", "Location", "Link")) {
            headers.put(
                    name, ordered("description", words.get("api.header." + name), "schema", ordered("type", "string")));
        }
        return headers;
    }

    static Map<String, Object> responses(Words words) {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (Refusal refusal : Refusal.values()) {
            Map<String, Object> response = ordered("description", words.get("api.refusal." + refusal.code()));
            if (refusal == Refusal.TOO_MANY_REQUESTS) {
                response.put("headers", ordered("Retry-After", reference("headers", "RetryAfter")));
            }
            response.put(
                    "content",
                    ordered(
                            "application/problem+json",
                            ordered(
                                    "schema",
                                    reference("schemas", "Problem"),
                                    "example",
                                    refusal.example(words.get("api.refusal." + refusal.code())))));
            responses.put(refusal.id(), response);
        }
        return responses;
    }
}
