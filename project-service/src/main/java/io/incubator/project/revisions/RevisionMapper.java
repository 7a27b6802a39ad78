package io.incubator.project.revisions;

import io.incubator.kit.data.Ids;
import java.time.Instant;
import java.util.UUID;

/// Between a revision's row and what callers see.
final class RevisionMapper {
    static final String CAUSE_BRIEF = "brief";

    private RevisionMapper() {}

    /// A revision that begins to be planned, with the id of the job that will.
    static RevisionEntity toEntity(
            NewRevision body, int number, UUID organisation, UUID projectId, UUID subject, Instant now) {
        RevisionEntity entity = new RevisionEntity();
        entity.id = Ids.next();
        entity.organisation = organisation;
        entity.projectId = projectId;
        entity.number = number;
        entity.state = RevisionState.PLANNING;
        entity.briefId = body.briefId();
        entity.jobId = Ids.next();
        entity.cause = CAUSE_BRIEF;
        entity.createdBy = subject;
        entity.createdAt = now;
        return entity;
    }

    static Revision toRevision(RevisionEntity entity) {
        return toRevision(entity, null);
    }

    static Revision toRevision(RevisionEntity entity, String plan) {
        return new Revision(
                entity.id,
                entity.projectId,
                entity.number,
                entity.state,
                entity.briefId,
                entity.jobId,
                entity.state == RevisionState.PLANNING
                        ? new Revision.Progress(entity.progressPercent, entity.progressStage)
                        : null,
                entity.state == RevisionState.FAILED
                        ? new Revision.Failure(entity.failureCode, entity.failureMessage)
                        : null,
                entity.parentId,
                entity.cause,
                entity.createdAt,
                entity.state == RevisionState.READY ? entity.finishedAt : null,
                plan);
    }
}
