package io.incubator.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes request bodies from the schemas of a contract: mostly right, sometimes wrong in one place.
final class BodyGenerator {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "null",
            "\u0000",
            "\u202e\u2066abc",
            "\ud83d\ude80 零一二",
            "'; drop table project; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/a}",
            "../../etc/passwd",
            "{{7*7}}",
            "\r\nSet-Cookie: a=b",
            "-0",
            "9".repeat(400),
            "a".repeat(5_000));

    private final RandomGenerator random;
    private final Operation operation;
    private final double strangeness;

    /// @param strangeness chance of each value to be something else than the schema says
    BodyGenerator(RandomGenerator random, Operation operation, double strangeness) {
        this.random = random;
        this.operation = operation;
        this.strangeness = strangeness;
    }

    JsonNode of(JsonNode schema) {
        return value(schema, 0);
    }

    private JsonNode value(JsonNode reference, int depth) {
        if (random.nextDouble() < strangeness) {
            return strange();
        }
        JsonNode schema = operation.resolved(reference);
        if (schema.has("enum")) {
            return pick(schema.get("enum"));
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(choice)) {
                return value(pick(schema.get(choice)), depth);
            }
        }
        if (schema.has("examples") && schema.get("examples").isArray() && random.nextBoolean()) {
            return pick(schema.get("examples"));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> NODES.numberNode(number(schema));
            case "number" -> NODES.numberNode(number(schema) + 0.5);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> NODES.textNode(text(schema));
        };
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return pick(type).asText();
        }
        return type.isMissingNode() && schema.has("properties") ? "object" : type.asText("string");
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        schema.path("properties").properties().forEach(property -> {
            boolean wanted = required.contains(property.getKey()) || random.nextInt(3) > 0;
            if (wanted && depth < DEEPEST && random.nextDouble() >= strangeness) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        if (random.nextDouble() < strangeness
                || schema.path("additionalProperties").isObject()) {
            object.set("k" + random.nextInt(100), strange());
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int length = random.nextDouble() < strangeness ? 200 : random.nextInt(3);
        for (int i = 0; i < length && depth < DEEPEST; i++) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private long number(JsonNode schema) {
        long low = schema.path("minimum").asLong(0);
        long high = Math.max(low, schema.path("maximum").asLong(low + 100));
        return low + random.nextLong(high - low + 1);
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date-time" -> "2026-11-%02dT10:00:00Z".formatted(1 + random.nextInt(28));
            case "date" -> "2026-11-%02d".formatted(1 + random.nextInt(28));
            case "email" -> "fuzz-" + random.nextInt(1_000_000) + "@example.org";
            default ->
                word(schema.path("minLength").asInt(1), schema.path("maxLength").asInt(60));
        };
    }

    private String word(int shortest, int longest) {
        int length = Math.max(shortest, Math.min(longest, 1 + random.nextInt(40)));
        StringBuilder word = new StringBuilder();
        while (word.length() < length) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    JsonNode strange() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(-1);
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.arrayNode().add(NODES.objectNode());
            case 5 -> NODES.objectNode().put("a", 1);
            default -> NODES.textNode(strangeText());
        };
    }

    String strangeText() {
        return STRANGE.get(random.nextInt(STRANGE.size()));
    }

    private JsonNode pick(JsonNode array) {
        return array.get(random.nextInt(array.size()));
    }
}
