package io.incubator.project.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
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
        UUID any = UUID.randomUUID();
        RevisionRow ready =
                RevisionRow.ofBrief(any, 1, any, any, any, Instant.EPOCH).ready(Instant.EPOCH);

        assertThatThrownBy(() -> ready.failed(new Revision.Failure("no-option", "Nothing is left."), Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ready.state()).isEqualTo(RevisionState.READY);
    }
}
