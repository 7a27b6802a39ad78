package io.incubator.ai.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.planner.brief.Origin;
import io.incubator.ai.planner.counsel.DomainEntity;
import io.incubator.ai.planner.counsel.Finding;
import io.incubator.ai.planner.counsel.Insight;
import io.incubator.ai.planner.feedback.Cause;
import io.incubator.ai.planner.feedback.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// What a plan was made from besides its brief; its successors are made from the same.
///
/// @param knowledge version of the knowledge
/// @param insight what a model made of the brief
/// @param heard what a model read in feedback, by round
record Foundation(String knowledge, Insight insight, List<Cause.Heard> heard) {
    // a later release may know more of a plan than this one does
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /// @param understood the plan's understood values, as JSON
    /// @param entities of the domain model that were a model's, as JSON; null for none
    /// @param heard what a model read in feedback, as JSON; null for nothing
    static Foundation of(String knowledge, String understood, String entities, String heard) {
        try {
            return new Foundation(
                    knowledge,
                    new Insight(
                            StreamSupport.stream(JSON.readTree(understood).spliterator(), false)
                                    .filter(value ->
                                            value.path("origin").asText().equals(Origin.MODEL.id()))
                                    .map(Foundation::finding)
                                    .toList(),
                            entities == null ? List.of() : List.of(JSON.readValue(entities, DomainEntity[].class))),
                    heard == null ? List.of() : List.of(JSON.readValue(heard, Cause.Heard[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored plan cannot be read", e);
        }
    }

    /// A discussion with what a model has read in it so far.
    List<Feedback> remembered(List<Feedback> chain) {
        List<Feedback> remembered = new ArrayList<>(chain);
        heard.stream()
                .filter(of -> of.round() >= 1 && of.round() <= chain.size())
                .forEach(of ->
                        remembered.set(of.round() - 1, chain.get(of.round() - 1).with(of.readings())));
        return List.copyOf(remembered);
    }

    private static Finding finding(JsonNode value) {
        return new Finding(
                value.path("key").asText(),
                value.path("value").asText(),
                value.path("span").path("quote").asText());
    }
}
