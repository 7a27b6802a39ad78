package io.incubator.ai.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.planner.brief.Origin;
import io.incubator.ai.planner.counsel.DomainEntity;
import io.incubator.ai.planner.counsel.Finding;
import io.incubator.ai.planner.counsel.Insight;
import java.util.List;
import java.util.stream.StreamSupport;

/// What a plan was made from besides its brief; its successors are made from the same.
///
/// @param knowledge version of the knowledge
/// @param insight what a model made of the brief
record Foundation(String knowledge, Insight insight) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param understood the plan's understood values, as JSON
    /// @param entities of the domain model that were a model's, as JSON; null for none
    static Foundation of(String knowledge, String understood, String entities) {
        try {
            return new Foundation(
                    knowledge,
                    new Insight(
                            StreamSupport.stream(JSON.readTree(understood).spliterator(), false)
                                    .filter(value ->
                                            value.path("origin").asText().equals(Origin.MODEL.id()))
                                    .map(Foundation::finding)
                                    .toList(),
                            entities == null ? List.of() : List.of(JSON.readValue(entities, DomainEntity[].class))));
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
