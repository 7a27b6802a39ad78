package io.incubator.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobStateTest {
    private static final Map<String, List<String>> TABLE = Map.of(
            "queued", List.of("running", "cancelled"),
            "retrying", List.of("running", "cancelled"),
            "running", List.of("queued", "retrying", "succeeded", "failed", "cancelled"),
            "succeeded", List.of(),
            "failed", List.of(),
            "cancelled", List.of());

    @Test
    void onlyTheTransitionsOfTheTableAreAllowed() {
        for (JobState from : JobState.values()) {
            List<String> allowed = Arrays.stream(JobState.values())
                    .filter(from::mayBecome)
                    .map(JobState::wire)
                    .toList();
            assertThat(allowed).as(from.wire()).containsExactlyInAnyOrderElementsOf(TABLE.get(from.wire()));
        }
    }

    @Test
    void anImpossibleTransitionIsRefusedByName() {
        assertThatThrownBy(() -> JobState.SUCCEEDED.become(JobState.RUNNING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a job that is succeeded cannot become running");
        assertThat(JobState.RUNNING.become(JobState.RETRYING)).isEqualTo(JobState.RETRYING);
    }

    @Test
    void finalAndWaitingStatesFollowFromTheTable() {
        assertThat(JobState.values())
                .filteredOn(JobState::isFinal)
                .containsExactly(JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED);
        assertThat(JobState.values())
                .filteredOn(JobState::isWaiting)
                .containsExactly(JobState.QUEUED, JobState.RETRYING);
    }
}
