package io.incubator.project.revisions;

import io.incubator.kit.tenancy.ReadOnly;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import io.incubator.project.projects.ProjectService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// What a job's news does to its revision. News of a revision that is finished, or of a project that is gone, changes
/// nothing; so the order and number of messages do not matter.
@ApplicationScoped
class RevisionOutcomes {
    private static final int MAX_FAILURE_MESSAGE = 2_000;

    private final RevisionRepository revisions;
    private final RevisionContents contents;
    private final AcceptanceService acceptances;
    private final ProjectService projects;
    private final ProjectEvents events;

    RevisionOutcomes(
            RevisionRepository revisions,
            RevisionContents contents,
            AcceptanceService acceptances,
            ProjectService projects,
            ProjectEvents events) {
        this.revisions = revisions;
        this.contents = contents;
        this.acceptances = acceptances;
        this.projects = projects;
        this.events = events;
    }

    /// Whether the job's result is still wanted.
    @ReadOnly
    boolean isAwaited(UUID organisation, UUID job) {
        return revisions
                .findByJob(organisation, job)
                .filter(revision -> revision.state() == RevisionState.PLANNING)
                .isPresent();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void progressed(UUID organisation, JobProgressed news) {
        lockPlanning(organisation, news.jobId())
                .filter(revision -> news.version() > revision.progress().version())
                .ifPresent(revision -> {
                    RevisionRow.Progress before = revision.progress();
                    int percent = news.percent() == null ? before.percent() : news.percent();
                    String stage = news.stage() == null ? before.stage() : news.stage();
                    revisions.progressed(revision, new RevisionRow.Progress(percent, stage, news.version()));
                    if (percent == before.percent() && Objects.equals(stage, before.stage())) {
                        return;
                    }
                    append(
                            revision,
                            ProjectEventType.REVISION_PROGRESSED,
                            new RevisionEvent.Progressed(revision.id(), percent, stage));
                });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void ready(UUID organisation, UUID job, PlanDocument document) {
        lockPlanning(organisation, job).ifPresent(revision -> {
            revisions.finished(revision.ready(now()));
            contents.store(revision, document);
            append(
                    revision,
                    ProjectEventType.REVISION_READY,
                    new RevisionEvent.Ready(revision.id(), revision.number()));
            StoredPlan plan = new StoredPlan(document.plan());
            if (revision.parentId() != null && plan.saysAccept()) {
                acceptances.accept(revision, plan, revision.createdBy());
            }
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void failed(UUID organisation, UUID job, Revision.Failure failure) {
        lockPlanning(organisation, job).ifPresent(revision -> {
            Revision.Failure why = new Revision.Failure(failure.code(), cut(failure.message()));
            revisions.finished(revision.failed(why, now()));
            append(
                    revision,
                    ProjectEventType.REVISION_FAILED,
                    new RevisionEvent.Failed(revision.id(), revision.number(), why.code(), why.message()));
        });
    }

    /// The revision the job plans, read under its project's lock, if it still waits.
    private Optional<RevisionRow> lockPlanning(UUID organisation, UUID job) {
        return revisions
                .projectOfJob(organisation, job)
                .filter(project -> projects.lockIfPresent(organisation, project))
                .flatMap(project -> revisions.findByJob(organisation, job))
                .filter(revision -> revision.state() == RevisionState.PLANNING);
    }

    private void append(RevisionRow revision, ProjectEventType type, RevisionEvent data) {
        events.append(revision.organisation(), revision.projectId(), type, data);
    }

    private static String cut(String message) {
        return message == null || message.length() <= MAX_FAILURE_MESSAGE
                ? message
                : message.substring(0, MAX_FAILURE_MESSAGE);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
