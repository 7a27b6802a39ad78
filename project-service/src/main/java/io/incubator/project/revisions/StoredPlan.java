package io.incubator.project.revisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.stream.Collectors;

/// The little this service looks up in a plan, which is the planner's.
record StoredPlan(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static StoredPlan read(String plan) {
        try {
            return new StoredPlan(JSON.readTree(plan));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored plan cannot be read", e);
        }
    }

    /// The option the plan is worked out for.
    String recommended() {
        return json.path("recommendation").path("option").asText("A");
    }

    Set<String> options() {
        return json.path("options")
                .valueStream()
                .map(option -> option.path("id").asText())
                .collect(Collectors.toSet());
    }

    /// Whether the planner read what was said as an acceptance.
    boolean saysAccept() {
        return "accept".equals(json.path("cause").path("verdict").asText());
    }
}
