package io.incubator.ai.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.planner.feedback.Feedback;
import io.incubator.kittest.EventContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanInputTest {
    @Test
    void whatWeTakeIsWhatTheContractSays() {
        EventContract.assertExact("ai", "plan.v1", PlanInput.class);
    }

    @Test
    void whatWasSaidReachesThePlannerInOrder() {
        PlanInput input = EventContract.example("ai", "plan.v1", PlanInput.class);

        assertThat(input.chain())
                .containsExactly(
                        Feedback.of("Fine, but use MySQL.", 75),
                        new Feedback(
                                null,
                                null,
                                null,
                                List.of(
                                        new Feedback.Answer("team.size", 4),
                                        new Feedback.Answer("team.skills", Map.of("java", 4)))),
                        new Feedback(null, null, "B", List.of()));
    }
}
