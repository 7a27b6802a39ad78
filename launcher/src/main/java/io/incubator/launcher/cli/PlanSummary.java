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
        lines.add(String.format(Locale.ROOT, "Planned in %.1f s:", result.took().toMillis() / 1000.0));
        JsonNode recommendation = result.plan().path("recommendation");
        int rank = 1;
        for (JsonNode option : recommendation.path("top")) {
            lines.add("  %d. %s".formatted(rank++, describe(option)));
        }
        if (recommendation.hasNonNull("statement")) {
            lines.add("  " + recommendation.path("statement").asText());
        }
        JsonNode counsel = result.plan().path("counsel");
        if (counsel.isObject()) {
            int missing = counsel.path("missing").size();
            lines.add("  Advised by " + counsel.path("model").asText()
                    + (missing == 0 ? "" : " (" + missing + " answers missing, see plan.md)"));
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

    private static String describe(JsonNode option) {
        String title = option.path("title").asText();
        JsonNode total = option.path("total");
        return total.isNumber() ? title + String.format(Locale.ROOT, " (%.1f of 10)", total.asDouble()) : title;
    }
}
