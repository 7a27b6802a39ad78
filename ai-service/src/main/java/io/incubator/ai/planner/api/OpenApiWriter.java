package io.incubator.ai.planner.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.document.Words;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the contract both tracks start from: operations, schemas with examples, one way of versions,
/// errors, paging, limits and signing in for all of them.
public final class OpenApiWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final Words words;
    private final Blueprint blueprint;
    private final String product;

    private OpenApiWriter(Words words, Blueprint blueprint, String product) {
        this.words = words;
        this.blueprint = blueprint;
        this.product = product;
    }

    /// Writes the contract as YAML.
    ///
    /// @param product short name of the product, for its media type; letters, digits and hyphens
    /// @param title for people
    public static String write(Words words, Blueprint blueprint, String product, String title) {
        return new OpenApiWriter(words, blueprint, product).document(title);
    }

    private String document(String title) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                ordered("title", title, "version", "1.0.0", "description", words.get("api.description", mediaType())));
        document.put("servers", List.of(ordered("url", "https://api.example.com")));
        document.put("security", List.of(ordered("bearer", List.of())));
        document.put(
                "tags",
                blueprint.modules().stream()
                        .map(m -> ordered("name", m.id(), "description", m.name()))
                        .toList());
        document.put("paths", paths());
        document.put("components", components());
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String mediaType() {
        return "application/vnd." + product + ".v1+json";
    }

    private Map<String, Object> paths() {
        Map<String, Object> paths = new LinkedHashMap<>();
        OperationWriter operations = new OperationWriter(words, mediaType());
        for (Endpoint endpoint : blueprint.endpoints()) {
            Map<String, Object> path = asMap(paths.computeIfAbsent(endpoint.path(), p -> new LinkedHashMap<>()));
            path.put(endpoint.method().toLowerCase(Locale.ROOT), operations.write(endpoint));
        }
        return paths;
    }

    private Map<String, Object> components() {
        return ordered(
                "securitySchemes",
                ordered("bearer", ordered("type", "http", "scheme", "bearer", "bearerFormat", "JWT")),
                "parameters",
                SharedParts.parameters(words),
                "headers",
                SharedParts.headers(words),
                "responses",
                SharedParts.responses(words),
                "schemas",
                new SchemaParts(words, blueprint).schemas());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object map) {
        return (Map<String, Object>) map;
    }

    /// A map in the order given: name, value, name, value …
    static Map<String, Object> ordered(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    static Map<String, Object> reference(String kind, String name) {
        return ordered("$ref", "#/components/" + kind + "/" + name);
    }
}
