package io.incubator.project.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevisionMapperTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final RevisionRow PLANNING =
            RevisionRow.ofBrief(UUID.randomUUID(), 3, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), NOW);

    @Test
    void aPlanningRevisionShowsProgressAndNoEnd() {
        Revision revision = RevisionMapper.toRevision(PLANNING, null);

        assertThat(revision.number()).isEqualTo(3);
        assertThat(revision.state()).isEqualTo(RevisionState.PLANNING);
        assertThat(revision.progress()).isEqualTo(new Revision.Progress(0, null));
        assertThat(revision.readyAt()).isNull();
        assertThat(revision.failure()).isNull();
        assertThat(revision.jobId()).isNotEqualTo(revision.id());
    }

    @Test
    void aReadyRevisionShowsItsPlanAndNoProgress() {
        Revision revision = RevisionMapper.toRevision(PLANNING.ready(NOW.plusSeconds(5)), null, "{}");

        assertThat(revision.progress()).isNull();
        assertThat(revision.readyAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(revision.plan()).isEqualTo("{}");
    }

    @Test
    void aFailedRevisionShowsWhyAndIsNeverReady() {
        Revision.Failure why = new Revision.Failure("no-option", "Nothing is left.");

        Revision revision = RevisionMapper.toRevision(PLANNING.failed(why, NOW.plusSeconds(5)), null);

        assertThat(revision.failure()).isEqualTo(why);
        assertThat(revision.readyAt()).isNull();
    }
}
