package io.incubator.project.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What options choose on each axis.
final class Choices {
    private Choices() {}

    static List<DecisionDiff.Change> changes(JsonNode from, JsonNode to) {
        return PlanComparison.changes(
                byAxis(from), byAxis(to), choice -> PlanComparison.text(choice, "axisName"), Choices::written);
    }

    private static Map<String, JsonNode> byAxis(JsonNode option) {
        Map<String, JsonNode> choices = new LinkedHashMap<>();
        option.path("choices").forEach(choice -> choices.put(PlanComparison.text(choice, "axis"), choice));
        return choices;
    }

    private static String written(JsonNode choice) {
        String type = PlanComparison.text(choice, "typeName");
        String technology = PlanComparison.text(choice, "technology");
        return type.equals(technology) ? type : type + ": " + technology;
    }
}
