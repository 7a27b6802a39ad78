package io.incubator.project.revisions;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.ListView;
import io.incubator.kit.paging.Page;
import io.incubator.kit.paging.SortOrder;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.incubator.project.decisions.DecisionDiff;
import io.incubator.project.decisions.PlanComparison;
import io.incubator.project.projects.ProjectError;
import io.incubator.project.projects.ProjectService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Reads revisions and what they hold.
@ApplicationScoped
class RevisionService {
    private final RevisionRepository revisions;
    private final RevisionContents contents;
    private final AcceptanceRepository acceptances;
    private final ProjectService projects;
    private final CurrentIdentity identity;

    RevisionService(
            RevisionRepository revisions,
            RevisionContents contents,
            AcceptanceRepository acceptances,
            ProjectService projects,
            CurrentIdentity identity) {
        this.revisions = revisions;
        this.contents = contents;
        this.acceptances = acceptances;
        this.projects = projects;
        this.identity = identity;
    }

    /// A page of a project's revisions.
    ///
    /// @param state null for all
    @ReadOnly
    Page<Revision> list(UUID project, RevisionState state, String sort, String cursor, int limit) {
        projects.requireExisting(project);
        SortOrder<RevisionOrder> order = SortOrder.of(sort, RevisionOrder.STANDARD);
        ListView view = ListView.of(order, "revisions", project, state);
        Long after = cursor == null ? null : view.decode(cursor, 1).number(0);
        List<RevisionRow> found = revisions.list(identity.organisation(), project, state, order, after, limit + 1);
        Acceptance acceptance = acceptance(project);
        return Page.of(
                found,
                limit,
                last -> view.cursor(last.number()),
                revision -> RevisionMapper.toRevision(revision, acceptance));
    }

    /// The revision with its plan, once it has one.
    @ReadOnly
    Revision get(UUID project, UUID id) {
        RevisionRow revision = find(project, id);
        String plan = contents.plan(revision.organisation(), id).orElse(null);
        return RevisionMapper.toRevision(revision, acceptance(project), plan);
    }

    /// What to put into a revision's bundle.
    ///
    /// @throws ProblemException `not-found`, or that there is no plan
    @ReadOnly
    Bundle bundle(UUID project, UUID id) {
        RevisionRow revision = findReady(project, id);
        return new Bundle(revision.organisation(), id, revision.number(), contents.paths(revision.organisation(), id));
    }

    /// The files of a ready revision's bundle.
    @ReadOnly
    RevisionFiles files(UUID project, UUID id) {
        RevisionRow revision = findReady(project, id);
        return new RevisionFiles(contents.files(revision.organisation(), id));
    }

    /// One file of a ready revision's bundle, without its content.
    @ReadOnly
    RevisionFile file(UUID project, UUID id, String path) {
        RevisionRow revision = findReady(project, id);
        return contents.describe(revision.organisation(), id, path).orElseThrow(RevisionService::notFound);
    }

    /// The content of one file of a ready revision's bundle.
    @ReadOnly
    byte[] content(UUID project, UUID id, String path) {
        RevisionRow revision = findReady(project, id);
        return contents.file(revision.organisation(), id, path).orElseThrow(RevisionService::notFound);
    }

    /// What is different from one revision's plan to another's.
    ///
    /// @param against the one to begin at; null for the parent
    @ReadOnly
    DecisionDiff diff(UUID project, UUID id, UUID against) {
        RevisionRow to = findReady(project, id);
        if (against == null && to.parentId() == null) {
            throw new ProblemException(ProjectError.NO_PARENT);
        }
        RevisionRow from = findReady(project, against == null ? to.parentId() : against);
        return new PlanComparison(side(from), side(to)).diff();
    }

    private PlanComparison.Side side(RevisionRow revision) {
        String plan = contents.plan(revision.organisation(), revision.id()).orElseThrow();
        return new PlanComparison.Side(
                revision.id(), revision.number(), StoredPlan.read(plan).json());
    }

    private Acceptance acceptance(UUID project) {
        return acceptances.find(identity.organisation(), project).orElse(null);
    }

    private RevisionRow findReady(UUID project, UUID id) {
        RevisionRow revision = find(project, id);
        if (revision.state() != RevisionState.READY) {
            throw new ProblemException(ProjectError.REVISION_NOT_READY);
        }
        return revision;
    }

    private RevisionRow find(UUID project, UUID id) {
        return revisions.find(identity.organisation(), project, id).orElseThrow(RevisionService::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
