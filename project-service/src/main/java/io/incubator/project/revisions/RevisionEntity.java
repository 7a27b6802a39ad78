package io.incubator.project.revisions;

import io.incubator.kit.problem.ProblemException;
import io.incubator.project.projects.ProjectError;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A revision's row. Its plan and files are rows of their own, so that lists do not carry them.
@Entity
@Table(name = "revision")
class RevisionEntity {
    @Id
    UUID id;

    @Column(name = "org_id", updatable = false)
    UUID organisation;

    @Column(name = "project_id", updatable = false)
    UUID projectId;

    @Column(updatable = false)
    int number;

    RevisionState state;

    @Column(name = "brief_id", updatable = false)
    UUID briefId;

    @Column(name = "job_id", updatable = false)
    UUID jobId;

    @Column(name = "parent_id", updatable = false)
    UUID parentId;

    @Column(updatable = false)
    String cause;

    /// What was said about the parent, as JSON; null for one made from a brief.
    @Column(updatable = false)
    String feedback;

    @Column(name = "progress_percent")
    int progressPercent;

    @Column(name = "progress_stage")
    String progressStage;

    /// Version of the job the progress was told by; an older one is not news.
    @Column(name = "progress_version")
    long progressVersion;

    @Column(name = "failure_code")
    String failureCode;

    @Column(name = "failure_message")
    String failureMessage;

    @Column(name = "created_by", updatable = false)
    UUID createdBy;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    /// Refuses unless there is a plan, and says whether there will be one.
    void requireReady() {
        switch (state) {
            case READY -> {}
            case PLANNING -> throw new ProblemException(ProjectError.REVISION_NOT_READY);
            case FAILED -> throw new ProblemException(ProjectError.REVISION_FAILED);
        }
    }

    /// Ends planning.
    ///
    /// @throws IllegalStateException when it has ended before
    void finish(RevisionState end, Instant now) {
        if (!state.mayBecome(end)) {
            throw new IllegalStateException("a revision that is " + state + " does not become " + end);
        }
        state = end;
        finishedAt = now;
    }
}
