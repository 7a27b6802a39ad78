package io.incubator.project.revisions;

import io.incubator.project.board.BoardService;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Makes a revision the one its project goes by.
@ApplicationScoped
class AcceptanceService {
    private final AcceptanceRepository acceptances;
    private final BoardService boards;
    private final ProjectEvents events;

    AcceptanceService(AcceptanceRepository acceptances, BoardService boards, ProjectEvents events) {
        this.acceptances = acceptances;
        this.boards = boards;
        this.events = events;
    }

    /// Accepts the option a ready revision is worked out for, and brings its tasks to the board; done
    /// again, it changes nothing. The caller holds the project's lock.
    @Transactional(Transactional.TxType.MANDATORY)
    void accept(RevisionRow revision, StoredPlan plan, UUID subject) {
        String option = plan.recommended();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (!acceptances.put(revision, option, subject, now)) {
            return;
        }
        events.append(
                revision.organisation(),
                revision.projectId(),
                ProjectEventType.REVISION_ACCEPTED,
                new RevisionEvent.Accepted(revision.id(), revision.number(), option),
                subject);
        boards.importTasks(
                revision.organisation(),
                revision.projectId(),
                revision.id(),
                plan.json().path("roadmap"),
                subject);
    }
}
