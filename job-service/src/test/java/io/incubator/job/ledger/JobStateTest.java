package io.incubator.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JobStateTest {
    private static final Map<String, List<String>> TABLE = Map.of(
            "blocked", List.of("queued", "failed", "cancelled"),
            "queued", List.of("running", "failed", "cancelled"),
            "retrying", List.of("running", "failed", "cancelled"),
            "running", List.of("queued", "retrying", "succeeded", "failed", "cancelled"),
            "succeeded", List.of(),
            "failed", List.of("queued"),
            "cancelled", List.of("queued"));

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
        assertThat(JobState.values()).filteredOn(JobState::isDead).containsExactly(JobState.FAILED, JobState.CANCELLED);
    }

    @Test
    void thePictureInTheDocumentationShowsTheSameTable() throws IOException {
        Pattern arrow = Pattern.compile("^ *([a-z]+) --> ([a-z]+)", Pattern.MULTILINE);
        String page = Files.readString(Path.of("..", "docs", "concepts", "jobs.md"));

        Map<String, Set<String>> drawn = arrow.matcher(page)
                .results()
                .collect(Collectors.groupingBy(
                        m -> m.group(1), Collectors.mapping(m -> m.group(2), Collectors.toSet())));

        TABLE.forEach((from, to) ->
                assertThat(drawn.getOrDefault(from, Set.of())).as(from).isEqualTo(Set.copyOf(to)));
    }
}
