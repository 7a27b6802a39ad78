package io.incubator.project.revisions;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.outbox.Outbox;
import io.incubator.kit.outbox.OutboxEvent;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.project.briefs.BriefService;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import io.incubator.project.projects.ProjectError;
import io.incubator.project.projects.ProjectService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Asks for revisions and reads them.
@ApplicationScoped
class RevisionService {
    private final RevisionRepository revisions;
    private final RevisionContents contents;
    private final ProjectService projects;
    private final BriefService briefs;
    private final ProjectEvents events;
    private final Outbox outbox;
    private final CurrentIdentity identity;

    RevisionService(
            RevisionRepository revisions,
            RevisionContents contents,
            ProjectService projects,
            BriefService briefs,
            ProjectEvents events,
            Outbox outbox,
            CurrentIdentity identity) {
        this.revisions = revisions;
        this.contents = contents;
        this.projects = projects;
        this.briefs = briefs;
        this.events = events;
        this.outbox = outbox;
        this.identity = identity;
    }

    /// Begins a revision: its row, its event and the command to plan it commit together.
    @Transactional
    Revision request(UUID project, NewRevision body) {
        projects.lockActive(project);
        briefs.requireExisting(project, body.briefId());
        UUID organisation = identity.organisation();
        int number = revisions.lastNumber(organisation, project) + 1;
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        RevisionEntity revision = RevisionMapper.toEntity(body, number, organisation, project, identity.subject(), now);
        revisions.persist(revision);
        events.append(
                organisation,
                project,
                ProjectEventType.REVISION_REQUESTED,
                new RevisionEvent.Requested(revision.id, number, revision.briefId));
        outbox.publish(new OutboxEvent(
                SubmitJob.EXCHANGE, SubmitJob.TYPE, organisation, revision.jobId, 1, SubmitJob.plan(revision)));
        return RevisionMapper.toRevision(revision);
    }

    @Transactional
    Page<Revision> list(UUID project, String cursor, int limit) {
        projects.requireExisting(project);
        long before =
                cursor == null ? Integer.MAX_VALUE : Cursor.decode(cursor, 1).number(0);
        List<RevisionEntity> found =
                revisions.list(identity.organisation(), project, Math.clamp(before, 0, Integer.MAX_VALUE), limit + 1);
        return Page.of(found, limit, last -> Cursor.of(last.number), RevisionMapper::toRevision);
    }

    /// The revision with its plan, once it has one.
    @Transactional
    Revision get(UUID project, UUID id) {
        RevisionEntity revision = find(project, id);
        String plan = contents.plan(revision.organisation, id).orElse(null);
        return RevisionMapper.toRevision(revision, plan);
    }

    /// What to put into a revision's bundle.
    ///
    /// @throws ProblemException `not-found`, or `revision-not-ready`
    @Transactional
    Bundle bundle(UUID project, UUID id) {
        RevisionEntity revision = find(project, id);
        if (revision.state != RevisionState.READY) {
            throw new ProblemException(ProjectError.REVISION_NOT_READY);
        }
        return new Bundle(revision.organisation, id, revision.number, contents.paths(revision.organisation, id));
    }

    private RevisionEntity find(UUID project, UUID id) {
        return revisions
                .find(identity.organisation(), project, id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }
}
