package io.incubator.project.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionStateTest {
    @ParameterizedTest
    @CsvSource({
        "PLANNING, PLANNING, false",
        "PLANNING, READY,    true",
        "PLANNING, FAILED,   true",
        "READY,    PLANNING, false",
        "READY,    READY,    false",
        "READY,    FAILED,   false",
        "FAILED,   PLANNING, false",
        "FAILED,   READY,    false",
        "FAILED,   FAILED,   false"
    })
    void onlyPlanningEndsAndOnlyOnce(RevisionState from, RevisionState to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }

    @Test
    void aFinishedRevisionRefusesToFinishAgain() {
        RevisionEntity revision = new RevisionEntity();
        revision.state = RevisionState.PLANNING;
        revision.finish(RevisionState.READY, Instant.EPOCH);

        assertThatThrownBy(() -> revision.finish(RevisionState.FAILED, Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
        assertThat(revision.state).isEqualTo(RevisionState.READY);
    }
}
