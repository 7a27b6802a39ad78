package io.incubator.project.revisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What was said, as JSON. A mapper of its own: the same words are the same bytes, however the service's other JSON is
/// written.
final class FeedbackJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedbackJson() {}

    static String write(Feedback feedback) {
        try {
            return JSON.writeValueAsString(feedback);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("feedback is not JSON", e);
        }
    }

    static Feedback read(String feedback) {
        try {
            return JSON.readValue(feedback, Feedback.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored feedback cannot be read", e);
        }
    }
}
