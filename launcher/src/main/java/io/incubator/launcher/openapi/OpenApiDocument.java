package io.incubator.launcher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// The merged document as text.
public record OpenApiDocument(String json, String yaml) {

    private static final String FOLDER = "META-INF/incubator/openapi/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    /// The document of this build. A service without one of its own is left out.
    public static OpenApiDocument load(Collection<String> services) {
        SortedMap<String, JsonNode> documents = new TreeMap<>();
        for (String service : services) {
            String resource = FOLDER + service + ".yaml";
            try (InputStream in = OpenApiDocument.class.getClassLoader().getResourceAsStream(resource)) {
                if (in != null) {
                    documents.put(service, YAML.readTree(in));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(resource, e);
            }
        }
        return merged(documents);
    }

    /// The document made of `<service>.yaml` in `folder`.
    public static OpenApiDocument of(Path folder, Collection<String> services) {
        SortedMap<String, JsonNode> documents = new TreeMap<>();
        for (String service : services) {
            Path file = folder.resolve(service + ".yaml");
            try {
                documents.put(service, YAML.readTree(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        return merged(documents);
    }

    private static OpenApiDocument merged(SortedMap<String, JsonNode> documents) {
        JsonNode merged = OpenApiMerge.of(documents);
        try {
            return new OpenApiDocument(JSON.writeValueAsString(merged), YAML.writeValueAsString(merged));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
