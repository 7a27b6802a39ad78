package io.incubator.project.members;

import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.tenancy.ReadOnly;
import io.incubator.project.access.Contributors;
import io.incubator.project.access.ProjectAccess;
import io.incubator.project.access.ProjectRole;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import io.incubator.project.projects.ProjectService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Opens a project to its organisation, or keeps it to its members.
@ApplicationScoped
class AccessService {
    private final ProjectAccess access;
    private final ProjectService projects;
    private final ProjectEvents events;
    private final CurrentIdentity identity;
    private final Precondition precondition;

    AccessService(
            ProjectAccess access,
            ProjectService projects,
            ProjectEvents events,
            CurrentIdentity identity,
            Precondition precondition) {
        this.access = access;
        this.projects = projects;
        this.events = events;
        this.identity = identity;
        this.precondition = precondition;
    }

    @ReadOnly
    Access get(UUID project) {
        return new Access(access.role(project), access.contributors(project));
    }

    @Transactional
    Access change(UUID project, Contributors contributors) {
        projects.lockActive(project, ProjectRole.MAINTAINER);
        Access before = get(project);
        precondition.check(before);
        if (before.contributors() == contributors) {
            return before;
        }
        access.setContributors(project, contributors);
        events.append(
                identity.organisation(),
                project,
                ProjectEventType.ACCESS_CHANGED,
                new MemberEvent.Access(contributors));
        return get(project);
    }
}
