package io.incubator.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.PlanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a plan says, in a few lines.
final class PlanSummary {
    private PlanSummary() {}

    static List<String> lines(PlanResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("Planned in %.1f s".formatted(result.took().toMillis() / 1000.0).replace(',', '.') + ":");
        JsonNode options = result.plan().path("options");
        int rank = 1;
        for (JsonNode id : result.plan().path("recommendation").path("top")) {
            lines.add("  %d. %s".formatted(rank++, describe(option(options, id))));
        }
        lines.add("  " + result.files().size() + " files in " + result.folder());
        return lines;
    }

    static ObjectNode json(PlanResult result) {
        ObjectNode json = Json.object()
                .put("projectId", result.projectId())
                .put("revisionId", result.revisionId())
                .put("folder", result.folder().toString())
                .put("tookMillis", result.took().toMillis());
        result.files().forEach(file -> json.withArray("files").add(file.toString()));
        json.set("recommendation", result.plan().path("recommendation"));
        return json;
    }

    private static JsonNode option(JsonNode options, JsonNode id) {
        for (JsonNode option : options) {
            if (option.path("id").equals(id)) {
                return option;
            }
        }
        return id;
    }

    private static String describe(JsonNode option) {
        String name = option.path("name").asText(option.asText());
        JsonNode score = option.path("score");
        return score.isNumber() ? name + String.format(Locale.ROOT, " (%.2f of 10)", score.asDouble()) : name;
    }
}
