package io.incubator.ai.planner.api;

import static io.incubator.ai.planner.api.OpenApiWriter.ordered;
import static io.incubator.ai.planner.api.OpenApiWriter.reference;

import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.blueprint.Endpoint.Shape;
import io.incubator.ai.planner.document.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes one operation: what goes in, what comes out, and every way it is refused.
final class OperationWriter {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final Words words;
    private final String mediaType;

    OperationWriter(Words words, String mediaType) {
        this.words = words;
        this.mediaType = mediaType;
    }

    Map<String, Object> write(Endpoint endpoint) {
        Map<String, Object> operation = ordered(
                "operationId", endpoint.id(), "summary", endpoint.purpose(), "tags", List.of(endpoint.module()));
        if (endpoint.open()) {
            operation.put("security", List.of());
        }
        List<Object> parameters = parameters(endpoint);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (endpoint.writes() && endpoint.shape() != Shape.DELETE) {
            operation.put(
                    "requestBody",
                    ordered("required", true, "content", content(reference("schemas", taken(endpoint)))));
        }
        operation.put("responses", responses(endpoint));
        return operation;
    }

    private static String taken(Endpoint endpoint) {
        return SchemaParts.signsIn(endpoint) ? "Credentials" : endpoint.entity() + "Input";
    }

    private static List<Object> parameters(Endpoint endpoint) {
        List<Object> parameters = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(endpoint.path());
        while (matcher.find()) {
            String name = matcher.group(1);
            parameters.add(ordered(
                    "name",
                    name,
                    "in",
                    "path",
                    "required",
                    true,
                    "schema",
                    name.equals("id") ? ordered("type", "string", "format", "uuid") : ordered("type", "string")));
        }
        switch (endpoint.shape()) {
            case LIST -> List.of("Limit", "Cursor", "Sort").forEach(p -> parameters.add(reference("parameters", p)));
            case CREATE, SUBMIT, ACTION -> parameters.add(reference("parameters", "IdempotencyKey"));
            case UPDATE, DELETE -> parameters.add(reference("parameters", "IfMatch"));
            case READ -> parameters.add(reference("parameters", "IfNoneMatch"));
        }
        return parameters;
    }

    private Map<String, Object> responses(Endpoint endpoint) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Map<String, Object> limits = ordered("RateLimit", reference("headers", "RateLimit"));
        String entity = endpoint.entity();
        switch (endpoint.shape()) {
            case LIST -> {
                limits.put("Link", reference("headers", "Link"));
                responses.put("200", answer(endpoint, limits, reference("schemas", entity + "Page")));
            }
            case CREATE, ACTION -> {
                limits.put("Location", reference("headers", "Location"));
                limits.put("ETag", reference("headers", "ETag"));
                String given = SchemaParts.signsIn(endpoint) ? "Session" : entity;
                responses.put("201", answer(endpoint, limits, reference("schemas", given)));
            }
            case SUBMIT -> {
                limits.put("Location", reference("headers", "Location"));
                responses.put("202", answer(endpoint, limits, reference("schemas", "BackgroundTask")));
            }
            case READ -> {
                limits.put("ETag", reference("headers", "ETag"));
                responses.put("200", answer(endpoint, limits, reference("schemas", entity)));
                responses.put("304", ordered("description", words.get("api.unchanged")));
            }
            case UPDATE -> {
                limits.put("ETag", reference("headers", "ETag"));
                responses.put("200", answer(endpoint, limits, reference("schemas", entity)));
            }
            case DELETE -> responses.put("204", ordered("description", endpoint.purpose(), "headers", limits));
        }
        refusals(endpoint).forEach((status, name) -> responses.put(status, reference("responses", name)));
        return responses;
    }

    private Map<String, Object> answer(Endpoint endpoint, Map<String, Object> headers, Map<String, Object> schema) {
        return ordered("description", endpoint.purpose(), "headers", headers, "content", content(schema));
    }

    private static Map<String, String> refusals(Endpoint endpoint) {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "BadRequest");
        if (!endpoint.open()) {
            refusals.put("401", "Unauthorized");
            refusals.put("403", "Forbidden");
        }
        if (endpoint.path().contains("{")) {
            refusals.put("404", "NotFound");
        }
        refusals.put("406", "NotAcceptable");
        if (endpoint.writes()) {
            refusals.put("409", "Conflict");
        }
        if (endpoint.shape() == Shape.UPDATE || endpoint.shape() == Shape.DELETE) {
            refusals.put("412", "PreconditionFailed");
        }
        refusals.put("429", "TooManyRequests");
        return refusals;
    }

    private Map<String, Object> content(Map<String, Object> schema) {
        return ordered(mediaType, ordered("schema", schema));
    }
}
