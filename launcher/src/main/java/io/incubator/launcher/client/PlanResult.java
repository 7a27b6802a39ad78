package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What planning a brief made.
///
/// @param folder where the bundle is
/// @param files of the bundle, relative to the folder
/// @param took from the brief's submission to the finished plan
public record PlanResult(
        String projectId, String revisionId, JsonNode plan, Path folder, List<Path> files, Duration took) {

    public PlanResult {
        files = List.copyOf(files);
    }
}
