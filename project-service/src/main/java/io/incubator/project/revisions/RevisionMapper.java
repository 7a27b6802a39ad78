package io.incubator.project.revisions;

/// From a revision's row to what callers see.
final class RevisionMapper {
    private RevisionMapper() {}

    static Revision toRevision(RevisionRow row, Acceptance acceptance) {
        return toRevision(row, acceptance, null);
    }

    /// @param acceptance the project's, of whichever revision; null when there is none
    static Revision toRevision(RevisionRow row, Acceptance acceptance, String plan) {
        return new Revision(
                row.id(),
                row.projectId(),
                row.number(),
                row.state(),
                row.briefId(),
                row.jobId(),
                row.state() == RevisionState.PLANNING
                        ? new Revision.Progress(
                                row.progress().percent(), row.progress().stage())
                        : null,
                row.failure(),
                row.parentId(),
                row.cause(),
                row.feedback() == null ? null : FeedbackJson.read(row.feedback()),
                acceptance == null || !acceptance.revisionId().equals(row.id())
                        ? null
                        : new Revision.Acceptance(acceptance.option(), acceptance.at()),
                row.createdAt(),
                row.state() == RevisionState.READY ? row.finishedAt() : null,
                plan);
    }
}
