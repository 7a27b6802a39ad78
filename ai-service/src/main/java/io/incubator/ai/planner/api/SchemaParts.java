package io.incubator.ai.planner.api;

import static io.incubator.ai.planner.api.OpenApiWriter.ordered;
import static io.incubator.ai.planner.api.OpenApiWriter.reference;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.DataType;
import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.blueprint.Endpoint.Shape;
import io.incubator.ai.planner.blueprint.Entity;
import io.incubator.ai.planner.document.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The schemas of what operations take and give, each with an example. An entity nobody asks for has
/// none.
final class SchemaParts {
    private final Words words;
    private final Blueprint blueprint;

    SchemaParts(Words words, Blueprint blueprint) {
        this.words = words;
        this.blueprint = blueprint;
    }

    private static final String SESSIONS = "/sessions";

    /// Never leaves the service, and never comes in by this way.
    private static final Pattern SECRET = Pattern.compile("password|secret|_hash$");

    /// Whether an operation signs somebody in: what it takes and gives is no entity.
    static boolean signsIn(Endpoint endpoint) {
        return endpoint.open() && endpoint.path().equals(SESSIONS);
    }

    Map<String, Object> schemas() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (Entity entity : blueprint.entities()) {
            List<Endpoint> endpoints = blueprint.endpoints().stream()
                    .filter(e -> e.entity().equals(entity.id()))
                    .toList();
            if (endpoints.isEmpty()) {
                continue;
            }
            schemas.put(entity.id(), answered(entity));
            if (endpoints.stream().anyMatch(e -> e.writes() && e.shape() != Shape.DELETE && !signsIn(e))) {
                schemas.put(entity.id() + "Input", taken(entity));
            }
            if (endpoints.stream().anyMatch(e -> e.shape() == Shape.LIST)) {
                schemas.put(entity.id() + "Page", page(entity));
            }
        }
        if (blueprint.endpoints().stream().anyMatch(SchemaParts::signsIn)) {
            schemas.put("Credentials", credentials());
            schemas.put("Session", session());
        }
        schemas.put("Problem", problem());
        return schemas;
    }

    private Map<String, Object> answered(Entity entity) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> example = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(List.of("id"));
        properties.put("id", ordered("type", "string", "format", "uuid"));
        example.put("id", Samples.ID);
        fill(entity, properties, required, example);
        for (String time : List.of("createdAt", "updatedAt")) {
            properties.put(time, ordered("type", "string", "format", "date-time"));
            required.add(time);
            example.put(time, Samples.TIME);
        }
        return object(properties, required, example);
    }

    private static Map<String, Object> taken(Entity entity) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> example = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        fill(entity, properties, required, example);
        // a status is moved by operations, never set by a caller; a tenant comes from the token
        for (String own : List.of("status", "state", "tenantId")) {
            properties.remove(own);
            required.remove(own);
            example.remove(own);
        }
        Map<String, Object> schema = object(properties, required, example);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static void fill(
            Entity entity, Map<String, Object> properties, List<String> required, Map<String, Object> example) {
        for (Entity.Reference reference : entity.references()) {
            properties.put(reference.name(), ordered("type", "string", "format", "uuid"));
            if (reference.required()) {
                required.add(reference.name());
                example.put(reference.name(), Samples.ID);
            }
        }
        for (Entity.Field field : entity.fields()) {
            if (SECRET.matcher(field.column()).find()) {
                continue;
            }
            properties.put(field.name(), property(field));
            if (field.required()) {
                required.add(field.name());
            }
            example.put(field.name(), Samples.of(field));
        }
    }

    private static Map<String, Object> property(Entity.Field field) {
        DataType type = field.type();
        Map<String, Object> property = ordered("type", type.schemaType());
        if (type.schemaFormat() != null) {
            property.put("format", type.schemaFormat());
        }
        switch (type) {
            case ENUM -> property.put("enum", field.values());
            case TEXT -> property.put("maxLength", 200);
            case CURRENCY -> property.put("pattern", "^[A-Z]{3}$");
            case VECTOR -> property.put("items", ordered("type", "number"));
            case LOCATION -> {
                property.put(
                        "properties",
                        ordered(
                                "longitude",
                                ordered("type", "number", "minimum", -180, "maximum", 180),
                                "latitude",
                                ordered("type", "number", "minimum", -90, "maximum", 90)));
                property.put("required", List.of("longitude", "latitude"));
            }
            default -> {
                // the type says it all
            }
        }
        return property;
    }

    private static Map<String, Object> object(
            Map<String, Object> properties, List<String> required, Map<String, Object> example) {
        Map<String, Object> schema = ordered("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        schema.put("examples", List.of(example));
        return schema;
    }

    private Map<String, Object> page(Entity entity) {
        return ordered(
                "type",
                "object",
                "required",
                List.of("items"),
                "properties",
                ordered(
                        "items",
                        ordered("type", "array", "items", reference("schemas", entity.id())),
                        "nextCursor",
                        ordered("type", "string", "description", words.get("api.next-cursor"))));
    }

    private Map<String, Object> credentials() {
        Map<String, Object> schema = object(
                ordered("email", ordered("type", "string", "format", "email"), "password", ordered("type", "string")),
                List.of("email", "password"),
                ordered("email", "alex@example.com", "password", "correct horse battery staple"));
        schema.put("description", words.get("api.sign-in"));
        return schema;
    }

    private Map<String, Object> session() {
        Map<String, Object> schema = object(
                ordered(
                        "accessToken",
                        ordered("type", "string"),
                        "tokenType",
                        ordered("type", "string"),
                        "expiresIn",
                        ordered("type", "integer")),
                List.of("accessToken", "tokenType", "expiresIn"),
                ordered("accessToken", "eyJ…", "tokenType", "Bearer", "expiresIn", 600));
        schema.put("description", words.get("api.session"));
        return schema;
    }

    private Map<String, Object> problem() {
        return ordered(
                "type",
                "object",
                "description",
                words.get("api.problem"),
                "required",
                List.of("type", "title", "status", "code"),
                "properties",
                ordered(
                        "type",
                        ordered("type", "string", "format", "uri"),
                        "title",
                        ordered("type", "string"),
                        "status",
                        ordered("type", "integer"),
                        "detail",
                        ordered("type", "string"),
                        "code",
                        ordered("type", "string", "description", words.get("api.code"), "examples", Refusal.codes()),
                        "errors",
                        ordered(
                                "type",
                                "array",
                                "items",
                                ordered(
                                        "type",
                                        "object",
                                        "properties",
                                        ordered(
                                                "field",
                                                ordered("type", "string"),
                                                "code",
                                                ordered("type", "string")))),
                        "traceId",
                        ordered("type", "string")));
    }
}
