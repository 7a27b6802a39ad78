package io.incubator.project.members;

import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.ListView;
import io.incubator.kit.paging.Page;
import io.incubator.kit.paging.SortOrder;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.incubator.project.access.ProjectRole;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import io.incubator.project.projects.ProjectService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// With which teams a project is shared. Maintainers change that.
@ApplicationScoped
class ProjectTeamService {
    private static final SortOrder<Order> OLDEST_FIRST = new SortOrder<>(Order.CREATED_AT, false);

    private enum Order {
        CREATED_AT
    }

    private final ProjectTeamRepository teams;
    private final ProjectService projects;
    private final ProjectEvents events;
    private final CurrentIdentity identity;
    private final Precondition precondition;

    ProjectTeamService(
            ProjectTeamRepository teams,
            ProjectService projects,
            ProjectEvents events,
            CurrentIdentity identity,
            Precondition precondition) {
        this.teams = teams;
        this.projects = projects;
        this.events = events;
        this.identity = identity;
        this.precondition = precondition;
    }

    @ReadOnly
    Page<ProjectTeam> list(UUID project, String cursor, int limit) {
        projects.requireExisting(project);
        ListView view = ListView.of(OLDEST_FIRST, "teams", project);
        List<ProjectTeam> found = teams.list(identity.organisation(), project, Position.of(view, cursor), limit + 1);
        return Page.of(found, limit, last -> view.cursor(last.createdAt(), last.teamId()), Function.identity());
    }

    @ReadOnly
    ProjectTeam get(UUID project, UUID team) {
        return find(project, team).orElseThrow(ProjectTeamService::notFound);
    }

    /// Gives a team a role, its first or another one; the same one again changes nothing.
    @Transactional
    ProjectTeam put(UUID project, UUID team, ProjectRole role) {
        projects.lockActive(project, ProjectRole.MAINTAINER);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Optional<ProjectTeam> before = find(project, team);
        before.ifPresentOrElse(precondition::check, precondition::checkAbsent);
        if (before.filter(known -> known.role() == role).isPresent()) {
            return before.get();
        }
        ProjectTeam after = before.map(known ->
                        new ProjectTeam(team, role, known.version() + 1, known.addedBy(), known.createdAt(), now))
                .orElseGet(() -> new ProjectTeam(team, role, 1, identity.subject(), now, now));
        teams.put(identity.organisation(), project, after);
        append(project, before.isEmpty() ? ProjectEventType.TEAM_ADDED : ProjectEventType.TEAM_CHANGED, after);
        return after;
    }

    @Transactional
    void remove(UUID project, UUID team) {
        projects.lockActive(project, ProjectRole.MAINTAINER);
        ProjectTeam known = find(project, team).orElseThrow(ProjectTeamService::notFound);
        precondition.check(known);
        teams.remove(identity.organisation(), project, team);
        append(project, ProjectEventType.TEAM_REMOVED, known);
    }

    /// Shares nothing with a team any more, whatever the state of the project; what is not shared with
    /// it stays as it is.
    ///
    /// @param by who dissolved it
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID organisation, UUID team, UUID by) {
        for (UUID project : teams.projects(organisation, team)) {
            if (projects.lockIfPresent(organisation, project)) {
                teams.remove(organisation, project, team)
                        .ifPresent(role -> events.append(
                                organisation,
                                project,
                                ProjectEventType.TEAM_REMOVED,
                                new MemberEvent.Team(team, role),
                                by));
            }
        }
    }

    private Optional<ProjectTeam> find(UUID project, UUID team) {
        return teams.find(identity.organisation(), project, team);
    }

    private void append(UUID project, ProjectEventType type, ProjectTeam team) {
        events.append(identity.organisation(), project, type, new MemberEvent.Team(team.teamId(), team.role()));
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
