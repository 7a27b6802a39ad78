package io.incubator.ai.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.planner.brief.Origin;
import io.incubator.ai.planner.counsel.Finding;
import java.util.List;
import java.util.stream.StreamSupport;

/// What a plan was made from besides its brief; its successors are made from the same.
///
/// @param knowledge version of the knowledge
/// @param findings what a model read in the brief
record Foundation(String knowledge, List<Finding> findings) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Foundation {
        findings = List.copyOf(findings);
    }

    /// @param understood the plan's understood values, as JSON
    static Foundation of(String knowledge, String understood) {
        try {
            return new Foundation(
                    knowledge,
                    StreamSupport.stream(JSON.readTree(understood).spliterator(), false)
                            .filter(value -> value.path("origin").asText().equals(Origin.MODEL.id()))
                            .map(Foundation::finding)
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored plan cannot be read", e);
        }
    }

    private static Finding finding(JsonNode value) {
        return new Finding(
                value.path("key").asText(),
                value.path("value").asText(),
                value.path("span").path("quote").asText());
    }
}
