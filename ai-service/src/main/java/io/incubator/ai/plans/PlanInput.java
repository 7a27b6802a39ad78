package io.incubator.ai.plans;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Input of the job kind `plan`: what to plan, for which revision, and what was said since the brief.
///
/// @param parentPlanId the plan the last feedback is about; null for a brief
/// @param feedback the oldest first; empty for a brief
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PlanInput(UUID projectId, UUID briefId, UUID revisionId, UUID parentPlanId, List<Said> feedback) {
    PlanInput {
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(briefId, "briefId");
        Objects.requireNonNull(revisionId, "revisionId");
        feedback = feedback == null ? List.of() : List.copyOf(feedback);
    }

    /// One piece of feedback.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Said(String text, Integer satisfaction, String option, List<Answer> answers) {}

    /// An answer to a question of the plan.
    record Answer(String questionId, Object value) {}

    List<io.incubator.ai.planner.feedback.Feedback> chain() {
        return feedback.stream().map(PlanInput::feedback).toList();
    }

    private static io.incubator.ai.planner.feedback.Feedback feedback(Said said) {
        return new io.incubator.ai.planner.feedback.Feedback(
                said.text(),
                said.satisfaction(),
                said.option(),
                said.answers() == null
                        ? List.of()
                        : said.answers().stream()
                                .map(a ->
                                        new io.incubator.ai.planner.feedback.Feedback.Answer(a.questionId(), a.value()))
                                .toList());
    }
}
