package io.incubator.project.revisions;

import io.incubator.kit.data.Ids;
import io.incubator.kit.problem.ProblemException;
import io.incubator.project.projects.ProjectError;
import java.time.Instant;
import java.util.UUID;

/// A revision's row. Its plan and files are rows of their own, so that lists do not carry them.
///
/// @param feedback what was said about the parent, as JSON; null for one made from a brief
/// @param failure why there is no plan; null unless it failed
/// @param finishedAt when planning ended; null until then
record RevisionRow(
        UUID id,
        UUID organisation,
        UUID projectId,
        int number,
        RevisionState state,
        UUID briefId,
        UUID jobId,
        UUID parentId,
        String cause,
        String feedback,
        Progress progress,
        Revision.Failure failure,
        UUID createdBy,
        Instant createdAt,
        Instant finishedAt) {

    private static final String CAUSE_BRIEF = "brief";
    private static final String CAUSE_FEEDBACK = "feedback";

    /// How far planning is.
    ///
    /// @param version of the job that told it; what an older one tells is not news
    record Progress(int percent, String stage, long version) {
        static final Progress NONE = new Progress(0, null, 0);
    }

    /// One that begins to be planned from a brief, with the id of the job that will.
    static RevisionRow ofBrief(UUID brief, int number, UUID organisation, UUID project, UUID subject, Instant now) {
        return begun(brief, number, organisation, project, null, CAUSE_BRIEF, null, subject, now);
    }

    /// One that answers what was said about another one.
    static RevisionRow ofFeedback(RevisionRow parent, Feedback said, int number, UUID subject, Instant now) {
        return begun(
                parent.briefId,
                number,
                parent.organisation,
                parent.projectId,
                parent.id,
                CAUSE_FEEDBACK,
                FeedbackJson.write(said),
                subject,
                now);
    }

    private static RevisionRow begun(
            UUID brief,
            int number,
            UUID organisation,
            UUID project,
            UUID parent,
            String cause,
            String feedback,
            UUID subject,
            Instant now) {
        return new RevisionRow(
                Ids.next(),
                organisation,
                project,
                number,
                RevisionState.PLANNING,
                brief,
                Ids.next(),
                parent,
                cause,
                feedback,
                Progress.NONE,
                null,
                subject,
                now,
                null);
    }

    /// Refuses unless there is a plan, and says whether there will be one.
    void requireReady() {
        switch (state) {
            case READY -> {}
            case PLANNING -> throw new ProblemException(ProjectError.REVISION_NOT_READY);
            case FAILED -> throw new ProblemException(ProjectError.REVISION_FAILED);
        }
    }

    /// With its plan.
    ///
    /// @throws IllegalStateException when planning has ended before
    RevisionRow ready(Instant now) {
        return finished(RevisionState.READY, null, now);
    }

    /// Without one.
    ///
    /// @throws IllegalStateException when planning has ended before
    RevisionRow failed(Revision.Failure why, Instant now) {
        return finished(RevisionState.FAILED, why, now);
    }

    private RevisionRow finished(RevisionState end, Revision.Failure why, Instant now) {
        if (!state.mayBecome(end)) {
            throw new IllegalStateException("a revision that is " + state + " does not become " + end);
        }
        return new RevisionRow(
                id,
                organisation,
                projectId,
                number,
                end,
                briefId,
                jobId,
                parentId,
                cause,
                feedback,
                progress,
                why,
                createdBy,
                createdAt,
                now);
    }
}
