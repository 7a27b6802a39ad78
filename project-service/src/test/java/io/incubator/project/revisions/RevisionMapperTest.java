package io.incubator.project.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevisionMapperTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private final RevisionEntity entity =
            RevisionMapper.toEntity(UUID.randomUUID(), 3, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), NOW);

    @Test
    void aPlanningRevisionShowsProgressAndNoEnd() {
        Revision revision = RevisionMapper.toRevision(entity, null);

        assertThat(revision.number()).isEqualTo(3);
        assertThat(revision.state()).isEqualTo(RevisionState.PLANNING);
        assertThat(revision.progress()).isEqualTo(new Revision.Progress(0, null));
        assertThat(revision.readyAt()).isNull();
        assertThat(revision.failure()).isNull();
        assertThat(revision.jobId()).isNotEqualTo(revision.id());
    }

    @Test
    void aReadyRevisionShowsItsPlanAndNoProgress() {
        entity.progressPercent = 90;
        entity.finish(RevisionState.READY, NOW.plusSeconds(5));

        Revision revision = RevisionMapper.toRevision(entity, null, "{}");

        assertThat(revision.progress()).isNull();
        assertThat(revision.readyAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(revision.plan()).isEqualTo("{}");
    }

    @Test
    void aFailedRevisionShowsWhyAndIsNeverReady() {
        entity.finish(RevisionState.FAILED, NOW.plusSeconds(5));
        entity.failureCode = "no-option";
        entity.failureMessage = "Nothing is left.";

        Revision revision = RevisionMapper.toRevision(entity, null);

        assertThat(revision.failure()).isEqualTo(new Revision.Failure("no-option", "Nothing is left."));
        assertThat(revision.readyAt()).isNull();
    }
}
