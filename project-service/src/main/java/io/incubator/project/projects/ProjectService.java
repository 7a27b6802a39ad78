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
import java.util.function.Consumer;

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
        ProjectEntity entity = ProjectMapper.toEntity(body, identity.organisation(), identity.subject(), now());
        projects.persistAndFlush(entity); // what follows is written past the persistence context
        access.foundedBy(entity.organisation, entity.id, entity.createdBy, entity.createdAt);
        Project project = ProjectMapper.toProject(entity);
        events.append(entity.organisation, entity.id, ProjectEventType.PROJECT_CREATED, project);
        return project;
    }

    /// A project of the caller's organisation.
    ///
    /// @throws ProblemException `not-found`
    @ReadOnly
    public Project get(UUID id) {
        return projects.find(identity.organisation(), id)
                .map(ProjectMapper::toProject)
                .orElseThrow(ProjectService::notFound);
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
        List<ProjectEntity> found = projects.list(identity.organisation(), query, query.limit() + 1);
        return Page.of(found, query.limit(), query::cursorOf, ProjectMapper::toProject);
    }

    @Transactional
    Project change(UUID id, ProjectChange change) {
        return update(id, project -> {
            project.requireActive();
            project.name = change.name() == null ? project.name : change.name();
            project.description = change.description() == null ? project.description : change.description();
        });
    }

    /// Makes the project the given state; one that is there already stays untouched.
    @Transactional
    Project become(UUID id, ProjectState next) {
        return update(id, project -> {
            if (project.state.mayBecome(next)) {
                project.state = next;
            }
        });
    }

    /// Deletes the project with everything in it. A job still planning for it ends in nothing: its brief is gone, and a
    /// result that arrives finds no revision.
    @Transactional
    void delete(UUID id) {
        // the lock first: whoever is about to append to the project finishes or finds it gone
        ProjectEntity entity = projects.lock(identity.organisation(), id).orElseThrow(ProjectService::notFound);
        access.require(id, ProjectRole.MAINTAINER);
        precondition.check(ProjectMapper.toProject(entity));
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
        ProjectEntity entity = projects.lock(identity.organisation(), id).orElseThrow(ProjectService::notFound);
        access.require(id, needed);
        entity.requireActive();
    }

    /// Locks a project for what happens to it from outside, whatever its state.
    ///
    /// @return false when it has been deleted meanwhile
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean lockIfPresent(UUID organisation, UUID id) {
        return projects.lock(organisation, id).isPresent();
    }

    private Project update(UUID id, Consumer<ProjectEntity> change) {
        ProjectEntity entity = projects.lock(identity.organisation(), id).orElseThrow(ProjectService::notFound);
        access.require(id, ProjectRole.CONTRIBUTOR);
        Project before = ProjectMapper.toProject(entity);
        precondition.check(before);
        change.accept(entity);
        if (ProjectMapper.toProject(entity).equals(before)) {
            return before;
        }
        entity.touch(now());
        Project after = ProjectMapper.toProject(entity);
        events.append(entity.organisation, id, ProjectEventType.PROJECT_UPDATED, after);
        return after;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS); // what the database keeps
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
