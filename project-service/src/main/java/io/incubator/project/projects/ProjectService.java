package io.incubator.project.projects;

import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Page;
import io.incubator.kit.paging.Paging;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.incubator.project.access.ProjectAccess;
import io.incubator.project.access.ProjectRole;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What can be done with projects. Everything that changes inside a project changes under the lock of its row.
@ApplicationScoped
public class ProjectService {
    private final ProjectRepository projects;
    private final ProjectEvents events;
    private final ProjectAccess access;
    private final CurrentIdentity identity;
    private final Precondition precondition;

    ProjectService(
            ProjectRepository projects,
            ProjectEvents events,
            ProjectAccess access,
            CurrentIdentity identity,
            Precondition precondition) {
        this.projects = projects;
        this.events = events;
        this.access = access;
        this.identity = identity;
        this.precondition = precondition;
    }

    @Transactional
    Project create(NewProject body) {
        UUID organisation = identity.organisation();
        Project project = Project.begun(body, now());
        projects.add(organisation, project, identity.subject());
        access.foundedBy(organisation, project.id(), identity.subject(), project.createdAt());
        events.append(organisation, project.id(), ProjectEventType.PROJECT_CREATED, project);
        return project;
    }

    /// A project of the caller's organisation.
    ///
    /// @throws ProblemException `not-found`
    @ReadOnly
    public Project get(UUID id) {
        return projects.find(identity.organisation(), id).orElseThrow(ProjectService::notFound);
    }

    /// A page of the caller's projects.
    ///
    /// @param state null for all
    /// @param search words to look for; null for all
    /// @param sort null for the newest first
    /// @param cursor where the page before ended; null for the first page
    /// @throws ProblemException `validation-failed`, or `invalid-cursor`
    @ReadOnly
    public Page<Project> list(ProjectState state, String search, String sort, String cursor, int limit) {
        return list(ProjectQuery.of(state, search, sort, cursor, Paging.checked(limit)));
    }

    @ReadOnly
    Page<Project> list(ProjectQuery query) {
        List<ProjectRepository.Listed> found = projects.list(identity.organisation(), query, query.limit() + 1);
        return Page.of(found, query.limit(), query::cursorOf, ProjectRepository.Listed::project);
    }

    @Transactional
    Project change(UUID id, ProjectChange change) {
        return update(id, project -> {
            project.requireActive();
            return project.with(change);
        });
    }

    /// Makes the project the given state; one that is there already stays untouched.
    @Transactional
    Project become(UUID id, ProjectState next) {
        return update(id, project -> project.state().mayBecome(next) ? project.in(next) : project);
    }

    /// Deletes the project with everything in it. A job still planning for it ends in nothing: its brief is gone, and a
    /// result that arrives finds no revision.
    @Transactional
    void delete(UUID id) {
        // the lock first: whoever is about to append to the project finishes or finds it gone
        Project project = lock(id);
        access.require(id, ProjectRole.MAINTAINER);
        precondition.check(project);
        projects.delete(identity.organisation(), id);
    }

    /// Refuses with `not-found` unless the caller's organisation has the project.
    @ReadOnly
    public void requireExisting(UUID id) {
        if (projects.find(identity.organisation(), id).isEmpty()) {
            throw notFound();
        }
    }

    /// Locks the caller's project for a change inside it.
    ///
    /// @throws ProblemException `not-found`, `project-role-too-low`, or `project-archived`
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockActive(UUID id) {
        lockActive(id, ProjectRole.CONTRIBUTOR);
    }

    /// Locks the caller's project for a change inside it that not everybody may make.
    ///
    /// @param needed what the caller must at least be in the project
    /// @throws ProblemException `not-found`, `project-role-too-low`, or `project-archived`
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockActive(UUID id, ProjectRole needed) {
        Project project = lock(id);
        access.require(id, needed);
        project.requireActive();
    }

    /// Locks a project for what happens to it from outside, whatever its state.
    ///
    /// @return false when it has been deleted meanwhile
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean lockIfPresent(UUID organisation, UUID id) {
        return projects.lock(organisation, id).isPresent();
    }

    private Project update(UUID id, UnaryOperator<Project> change) {
        Project before = lock(id);
        access.require(id, ProjectRole.CONTRIBUTOR);
        precondition.check(before);
        Project changed = change.apply(before);
        if (changed.equals(before)) {
            return before;
        }
        Project after = changed.changed(now());
        projects.change(identity.organisation(), after);
        events.append(identity.organisation(), id, ProjectEventType.PROJECT_UPDATED, after);
        return after;
    }

    private Project lock(UUID id) {
        return projects.lock(identity.organisation(), id).orElseThrow(ProjectService::notFound);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS); // what the database keeps
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
