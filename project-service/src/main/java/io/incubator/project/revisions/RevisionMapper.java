package io.incubator.project.revisions;

import io.incubator.kit.data.Ids;
import java.time.Instant;
import java.util.UUID;

/// Between a revision's row and what callers see.
final class RevisionMapper {
    static final String CAUSE_BRIEF = "brief";
    static final String CAUSE_FEEDBACK = "feedback";

    private RevisionMapper() {}

    /// A revision that begins to be planned, with the id of the job that will.
    static RevisionEntity toEntity(
            UUID brief, int number, UUID organisation, UUID projectId, UUID subject, Instant now) {
        RevisionEntity entity = new RevisionEntity();
        entity.id = Ids.next();
        entity.organisation = organisation;
        entity.projectId = projectId;
        entity.number = number;
        entity.state = RevisionState.PLANNING;
        entity.briefId = brief;
        entity.jobId = Ids.next();
        entity.cause = CAUSE_BRIEF;
        entity.createdBy = subject;
        entity.createdAt = now;
        return entity;
    }

    /// A revision that answers what was said about another one.
    static RevisionEntity toEntity(RevisionEntity parent, Feedback feedback, int number, UUID subject, Instant now) {
        RevisionEntity entity = toEntity(parent.briefId, number, parent.organisation, parent.projectId, subject, now);
        entity.parentId = parent.id;
        entity.cause = CAUSE_FEEDBACK;
        entity.feedback = FeedbackJson.write(feedback);
        return entity;
    }

    static Revision toRevision(RevisionEntity entity, Acceptance acceptance) {
        return toRevision(entity, acceptance, null);
    }

    /// @param acceptance the project's, of whichever revision; null when there is none
    static Revision toRevision(RevisionEntity entity, Acceptance acceptance, String plan) {
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
                entity.feedback == null ? null : FeedbackJson.read(entity.feedback),
                acceptance == null || !acceptance.revisionId().equals(entity.id)
                        ? null
                        : new Revision.Acceptance(acceptance.option(), acceptance.at()),
                entity.createdAt,
                entity.state == RevisionState.READY ? entity.finishedAt : null,
                plan);
    }
}
