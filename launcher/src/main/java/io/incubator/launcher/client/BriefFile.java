package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A brief as people write it down: plain text or Markdown, or YAML with `text` and, if known, `title`, `language` and
/// `context`.
///
/// @param name of the project
/// @param brief body of the API call
public record BriefFile(String name, ObjectNode brief) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KNOWN = Set.of("title", "text", "language", "context");
    private static final int LONGEST_NAME = 100;

    /// Reads a brief.
    ///
    /// @throws IllegalArgumentException when the file cannot be a brief; says why
    public static BriefFile read(Path file) {
        String content = contentOf(file);
        String fileName = file.getFileName().toString();
        String stem = fileName.replaceFirst("\\.[^.]*$", "");
        String extension = fileName.substring(stem.length()).toLowerCase(Locale.ROOT);
        BriefFile read = List.of(".yaml", ".yml").contains(extension)
                ? yaml(file, stem, content)
                : new BriefFile(title(content, stem), Json.object().put("text", content.strip()));
        if (read.brief().path("text").asText().isBlank()) {
            throw new IllegalArgumentException(file + " says nothing: a brief needs a text");
        }
        return read;
    }

    private static BriefFile yaml(Path file, String stem, String content) {
        JsonNode tree;
        try {
            tree = YAML.readTree(content);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " is not valid YAML: " + e.getMessage(), e);
        }
        if (!tree.path("text").isTextual()) {
            throw new IllegalArgumentException(file + " needs a key `text` with the idea in plain words");
        }
        tree.fieldNames().forEachRemaining(key -> {
            if (!KNOWN.contains(key)) {
                throw new IllegalArgumentException(file + " has an unknown key `" + key + "`; known are " + KNOWN);
            }
        });
        ObjectNode brief = Json.object().put("text", tree.get("text").asText().strip());
        for (String key : List.of("language", "context")) {
            if (tree.hasNonNull(key)) {
                brief.set(key, tree.get(key));
            }
        }
        return new BriefFile(shortened(tree.path("title").asText(stem)), brief);
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file, e);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /// The first Markdown heading, or the file's name.
    private static String title(String content, String stem) {
        return shortened(content.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(stem));
    }

    private static String shortened(String name) {
        String stripped = name.strip();
        return stripped.substring(
                0,
                stripped.offsetByCodePoints(0, Math.min(LONGEST_NAME, stripped.codePointCount(0, stripped.length()))));
    }
}
