package io.incubator.auth.team;

import io.incubator.auth.AuthError;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.revocation.RevocationLog;
import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.outbox.Outbox;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The teams of the organisation the caller's token speaks for; any other organisation is not found.
@ApplicationScoped
class TeamService {
    /// Of one person in an organisation: tokens name them all.
    private static final int MOST = 50;

    private final TeamRepository teams;
    private final TeamMemberRepository members;
    private final RevocationLog revocations;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Precondition precondition;
    private final CurrentIdentity caller;
    private final Clock clock;

    TeamService(
            TeamRepository teams,
            TeamMemberRepository members,
            RevocationLog revocations,
            AuditLog audit,
            Outbox outbox,
            Precondition precondition,
            CurrentIdentity caller,
            Clock clock) {
        this.teams = teams;
        this.members = members;
        this.revocations = revocations;
        this.audit = audit;
        this.outbox = outbox;
        this.precondition = precondition;
        this.caller = caller;
        this.clock = clock;
    }

    /// A page of them, by name.
    ///
    /// @param member only those this account belongs to; null for all
    @ReadOnly
    Page<TeamView> list(UUID organisation, UUID member, Optional<Cursor> after, int limit) {
        requireCurrent(organisation);
        return Page.of(
                teams.of(organisation, member, after, limit + 1),
                limit,
                team -> Cursor.of(team.name()),
                Function.identity());
    }

    /// @throws ProblemException `not-found`
    @ReadOnly
    TeamView get(UUID organisation, UUID id) {
        return existing(organisation, id);
    }

    /// @throws ProblemException `not-found`, `team-name-taken`
    @Transactional
    TeamView create(UUID organisation, String name, String description) {
        requireCurrent(organisation);
        Instant now = now();
        TeamView team = new TeamView(Ids.next(), name, description, 1, now, now);
        if (!teams.add(organisation, team)) {
            throw new ProblemException(AuthError.TEAM_NAME_TAKEN, name);
        }
        audit.recordUnderTenant(caller.subject(), organisation, "team-created");
        return team;
    }

    /// Gives one another name and description; the same ones again change nothing.
    ///
    /// @throws ProblemException `not-found`, `team-name-taken`, `precondition-failed`
    @Transactional
    TeamView change(UUID organisation, UUID id, String name, String description) {
        TeamView before = locked(organisation, id);
        TeamView after = before.changed(name, description, now());
        if (after.equals(before)) {
            return before;
        }
        if (!teams.change(organisation, after)) {
            throw new ProblemException(AuthError.TEAM_NAME_TAKEN, after.name());
        }
        audit.recordUnderTenant(caller.subject(), organisation, "team-changed");
        return after;
    }

    /// Dissolves one: its members' tokens, which tell of it, are withdrawn, and whoever shares
    /// something with it hears.
    ///
    /// @throws ProblemException `not-found`, `precondition-failed`
    @Transactional
    void remove(UUID organisation, UUID id) {
        TeamView team = locked(organisation, id);
        revocations.standingsChanged(members.removeAll(organisation, id), organisation);
        teams.remove(organisation, id);
        outbox.publish(new TeamDeleted(id, caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .event(organisation, team.version()));
        audit.recordUnderTenant(caller.subject(), organisation, "team-deleted");
    }

    /// A page of its members, who belongs to it the longest first.
    ///
    /// @throws ProblemException `not-found`
    @ReadOnly
    Page<TeamMemberView> members(UUID organisation, UUID id, Optional<Cursor> after, int limit) {
        existing(organisation, id);
        return Page.of(
                members.of(organisation, id, after, limit + 1),
                limit,
                member -> Cursor.of(member.since(), member.id()),
                Function.identity());
    }

    /// Adds a member of the organisation; whoever belongs to the team already goes on doing so.
    ///
    /// What the team may do, their next tokens can.
    ///
    /// @throws ProblemException `not-found` if there is no such team or the organisation has no such member;
    ///     `too-many-teams`
    @Transactional
    TeamMemberView addMember(UUID organisation, UUID id, UUID account) {
        requireCurrent(organisation);
        int others = members.lock(organisation, account).orElseThrow(TeamService::notFound);
        if (others >= MOST && members.find(organisation, id, account).isEmpty()) {
            throw new ProblemException(AuthError.TOO_MANY_TEAMS, MOST);
        }
        if (members.add(organisation, id, account, now())) {
            audit.recordUnderTenant(account, organisation, "team-member-added");
        }
        return members.find(organisation, id, account).orElseThrow(TeamService::notFound);
    }

    /// Takes somebody out; their tokens, which tell of the team, are withdrawn.
    ///
    /// @throws ProblemException `not-found` if there is no such team or it has no such member
    @Transactional
    void removeMember(UUID organisation, UUID id, UUID account) {
        requireCurrent(organisation);
        if (!members.remove(organisation, id, account)) {
            throw notFound();
        }
        revocations.standingChanged(account, organisation);
        audit.recordUnderTenant(account, organisation, "team-member-removed");
    }

    private TeamView existing(UUID organisation, UUID id) {
        requireCurrent(organisation);
        return teams.find(organisation, id).orElseThrow(TeamService::notFound);
    }

    private TeamView locked(UUID organisation, UUID id) {
        requireCurrent(organisation);
        TeamView team = teams.lock(organisation, id).orElseThrow(TeamService::notFound);
        precondition.check(team);
        return team;
    }

    private void requireCurrent(UUID organisation) {
        if (!organisation.equals(caller.organisation())) {
            throw notFound();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // what the database keeps
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
