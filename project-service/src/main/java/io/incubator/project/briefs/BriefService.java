package io.incubator.project.briefs;

import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.ListView;
import io.incubator.kit.paging.Page;
import io.incubator.kit.paging.SortOrder;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import io.incubator.project.projects.ProjectService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Adds and reads briefs; nothing changes them.
@ApplicationScoped
public class BriefService {
    private final BriefRepository briefs;
    private final ProjectService projects;
    private final ProjectEvents events;
    private final CurrentIdentity identity;

    BriefService(BriefRepository briefs, ProjectService projects, ProjectEvents events, CurrentIdentity identity) {
        this.briefs = briefs;
        this.projects = projects;
        this.events = events;
        this.identity = identity;
    }

    @Transactional
    Brief add(UUID project, NewBrief body) {
        projects.lockActive(project);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Brief brief = new Brief(Ids.next(), project, body.text(), body.language(), body.context(), now);
        briefs.add(identity.organisation(), brief, identity.subject());
        events.append(identity.organisation(), project, ProjectEventType.BRIEF_ADDED, new BriefAdded(brief.id()));
        return brief;
    }

    @ReadOnly
    Brief get(UUID project, UUID id) {
        return briefs.find(identity.organisation(), project, id).orElseThrow(BriefService::notFound);
    }

    @ReadOnly
    Page<BriefSummary> list(UUID project, String sort, String cursor, int limit) {
        projects.requireExisting(project);
        SortOrder<BriefOrder> order = SortOrder.of(sort, BriefOrder.STANDARD);
        ListView view = ListView.of(order, "briefs", project);
        List<BriefSummary> found =
                briefs.list(identity.organisation(), project, order, position(view, cursor), limit + 1);
        return Page.of(found, limit, last -> view.cursor(last.createdAt(), last.id()), Function.identity());
    }

    /// Refuses with `not-found` unless the caller's project has the brief.
    @ReadOnly
    public void requireExisting(UUID project, UUID id) {
        if (!briefs.exists(identity.organisation(), project, id)) {
            throw notFound();
        }
    }

    private static BriefRepository.Position position(ListView view, String cursor) {
        if (cursor == null) {
            return null;
        }
        Cursor decoded = view.decode(cursor, 2);
        return new BriefRepository.Position(decoded.instant(0), decoded.uuid(1));
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
