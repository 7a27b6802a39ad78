package io.incubator.project.revisions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/// A plan as ai-service hands it over. This service does not look into it.
///
/// @param plan the plan's JSON object
/// @param files the files of its bundle
@JsonIgnoreProperties(ignoreUnknown = true)
record PlanDocument(UUID id, JsonNode plan, List<File> files) {
    private static final int MAX_FILES = 1_000;

    PlanDocument {
        Objects.requireNonNull(id, "id");
        if (plan == null || !plan.isObject()) {
            throw new IllegalArgumentException("a plan is a JSON object");
        }
        files = List.copyOf(files);
        if (files.size() > MAX_FILES) {
            throw new IllegalArgumentException("a bundle has at most " + MAX_FILES + " files");
        }
    }

    /// A text file of the bundle.
    ///
    /// @param path relative, with forward slashes; it becomes a path on somebody's disk, so only plain names pass
    @JsonIgnoreProperties(ignoreUnknown = true)
    record File(String path, String mediaType, String content) {
        private static final int MAX_PATH = 300;
        // no empty part, none that begins with a dot but for a file such as .editorconfig, none that ends with one
        private static final Pattern SAFE = Pattern.compile(
                "(?:\\.?[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*)(?:/\\.?[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*)*");

        File {
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(content, "content");
            if (path.length() > MAX_PATH || !SAFE.matcher(path).matches()) {
                throw new IllegalArgumentException("not a safe path in a bundle: " + path);
            }
        }
    }
}
