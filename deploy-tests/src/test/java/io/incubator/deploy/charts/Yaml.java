package io.incubator.deploy.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// YAML as trees.
public final class Yaml {
    private static final ObjectMapper MAPPER = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build());

    private Yaml() {}

    /// The object in a file.
    public static ObjectNode file(Path file) {
        try {
            return object(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An object as written; an empty one for nothing.
    public static ObjectNode object(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree instanceof ObjectNode object ? object : MAPPER.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not YAML: " + e.getMessage(), e);
        }
    }

    /// The documents of a stream, without the empty ones.
    static List<JsonNode> documents(String text) {
        List<JsonNode> documents = new ArrayList<>();
        try (var values = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value != null && value.isObject()) {
                    documents.add(value);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("Not YAML: " + e.getMessage() + "\n" + text, e);
        }
        return documents;
    }

    /// As text.
    public static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Lays the second over the first, as Helm does with values.
    public static ObjectNode merge(ObjectNode below, ObjectNode above) {
        ObjectNode merged = below.deepCopy();
        above.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode over && merged.get(field.getKey()) instanceof ObjectNode under) {
                merged.set(field.getKey(), merge(under, over));
            } else {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }
}
