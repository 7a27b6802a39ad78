package io.incubator.project.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to a question of a plan; it counts as stated, and wins over what the brief's text implies.
///
/// @param questionId the question's `key` in the plan, such as `team.size`
/// @param value a word, a number, a truth, a list of words, or skills as an object of levels
record Answer(
        @NotBlank @Size(max = 100) String questionId,

        @NotNull
        @Schema(
                implementation = Object.class,
                required = true,
                description = "A word, a number, a truth, a list of words, or an object of numbers")
        JsonNode value) {
    static final int MAX_VALUE = 1_000;

    /// Whether the value is of a kind an answer can have, and not beyond all measure.
    boolean plausible() {
        boolean kind = value.isTextual()
                || value.isNumber()
                || value.isBoolean()
                || (value.isArray() && value.valueStream().allMatch(JsonNode::isTextual))
                || (value.isObject() && value.valueStream().allMatch(JsonNode::isNumber));
        return kind && value.toString().length() <= MAX_VALUE;
    }
}
