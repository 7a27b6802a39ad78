package io.incubator.project.access;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/// Decides what the caller may do in a project. Changes ask while they hold the project's lock, so that a role taken
/// away is taken away from the next change on.
@ApplicationScoped
public class ProjectAccess {
    private final AccessRepository standings;
    private final CurrentIdentity identity;

    ProjectAccess(AccessRepository standings, CurrentIdentity identity) {
        this.standings = standings;
        this.identity = identity;
    }

    /// What the caller is in the project.
    ///
    /// @throws ProblemException `not-found` when the caller's organisation has no such project
    @ReadOnly
    public ProjectRole role(UUID project) {
        return standing(project).with(identity.scopes());
    }

    /// Goes on if the caller is at least that.
    ///
    /// @throws ProblemException `not-found`, or `project-role-too-low` (403)
    @ReadOnly
    public void require(UUID project, ProjectRole needed) {
        ProjectRole role = role(project);
        if (!role.covers(needed)) {
            throw new ProblemException(AccessError.PROJECT_ROLE_TOO_LOW, role.label(), needed.label());
        }
    }

    /// Makes somebody the first maintainer of a project that has just been made.
    @Transactional(Transactional.TxType.MANDATORY)
    public void foundedBy(UUID organisation, UUID project, UUID founder, Instant at) {
        standings.addMaintainer(organisation, project, founder, at);
    }

    /// Who contributes to the project without being a member.
    ///
    /// @throws ProblemException `not-found`
    @ReadOnly
    public Contributors contributors(UUID project) {
        return standing(project).contributors();
    }

    /// Opens the project to the organisation or keeps it to its members; the caller holds its lock.
    @Transactional(Transactional.TxType.MANDATORY)
    public void setContributors(UUID project, Contributors contributors) {
        standings.setContributors(identity.organisation(), project, contributors);
    }

    private Standing standing(UUID project) {
        return standings
                .standing(identity.organisation(), project, identity.subject(), identity.teams())
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }
}
