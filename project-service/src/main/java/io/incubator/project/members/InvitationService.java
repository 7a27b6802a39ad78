package io.incubator.project.members;

import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Invitations: a maintainer asks, who is asked answers, and both find the other's word under the project's lock.
@ApplicationScoped
class InvitationService {
    private static final SortOrder<Order> NEWEST_FIRST = new SortOrder<>(Order.CREATED_AT, true);

    private enum Order {
        CREATED_AT
    }

    private final InvitationRepository invitations;
    private final MemberRepository memberships;
    private final MemberService members;
    private final ProjectService projects;
    private final ProjectEvents events;
    private final CurrentIdentity identity;
    private final Precondition precondition;

    InvitationService(
            InvitationRepository invitations,
            MemberRepository memberships,
            MemberService members,
            ProjectService projects,
            ProjectEvents events,
            CurrentIdentity identity,
            Precondition precondition) {
        this.invitations = invitations;
        this.memberships = memberships;
        this.members = members;
        this.projects = projects;
        this.events = events;
        this.identity = identity;
        this.precondition = precondition;
    }

    @Transactional
    Invitation invite(UUID project, NewInvitation body) {
        projects.lockActive(project, ProjectRole.MAINTAINER);
        if (memberships.find(identity.organisation(), project, body.userId()).isPresent()) {
            throw new ProblemException(MemberError.ALREADY_MEMBER);
        }
        Instant now = now();
        Invitation invitation = new Invitation(
                Ids.next(),
                project,
                body.userId(),
                body.role(),
                InvitationState.OPEN,
                identity.subject(),
                now,
                now.plus(Duration.ofDays(body.days())),
                null);
        if (!invitations.add(identity.organisation(), invitation)) {
            throw new ProblemException(MemberError.ALREADY_INVITED);
        }
        append(invitation, ProjectEventType.INVITATION_CREATED);
        return invitation;
    }

    @ReadOnly
    Page<Invitation> list(UUID project, InvitationState state, String cursor, int limit) {
        projects.requireExisting(project);
        ListView view = ListView.of(NEWEST_FIRST, "invitations", project, state);
        Position after = Position.of(view, cursor);
        return page(view, invitations.list(identity.organisation(), project, state, after, limit + 1), limit);
    }

    @ReadOnly
    Invitation get(UUID project, UUID id) {
        return invitations
                .find(identity.organisation(), project, id)
                .orElseThrow(InvitationService::notFound)
                .at(now());
    }

    /// What the caller can accept or decline.
    @ReadOnly
    Page<Invitation> mine(String cursor, int limit) {
        ListView view = ListView.of(NEWEST_FIRST, "my invitations", identity.subject());
        Position after = Position.of(view, cursor);
        return page(
                view, invitations.open(identity.organisation(), identity.subject(), now(), after, limit + 1), limit);
    }

    /// Makes the caller a member; an invitation they have accepted stays accepted.
    @Transactional
    Invitation accept(UUID id) {
        Invitation invitation = lockMine(id);
        Invitation accepted = answer(invitation, InvitationState.ACCEPTED);
        boolean added = memberships
                .find(identity.organisation(), invitation.projectId(), invitation.userId())
                .isPresent();
        if (!accepted.equals(invitation) && !added) {
            members.join(invitation.projectId(), invitation.userId(), invitation.role(), invitation.invitedBy());
        }
        return accepted;
    }

    @Transactional
    Invitation decline(UUID id) {
        Invitation invitation = lockMine(id);
        Invitation declined = answer(invitation, InvitationState.DECLINED);
        if (!declined.equals(invitation)) {
            append(declined, ProjectEventType.INVITATION_DECLINED);
        }
        return declined;
    }

    @Transactional
    void revoke(UUID project, UUID id) {
        projects.lockActive(project, ProjectRole.MAINTAINER);
        Invitation invitation = get(project, id);
        precondition.check(invitation);
        Invitation revoked = answer(invitation, InvitationState.REVOKED);
        if (!revoked.equals(invitation)) {
            append(revoked, ProjectEventType.INVITATION_REVOKED);
        }
    }

    /// Finds the caller's invitation, then reads it again under its project's lock.
    private Invitation lockMine(UUID id) {
        UUID organisation = identity.organisation();
        Invitation found =
                invitations.findOf(organisation, identity.subject(), id).orElseThrow(InvitationService::notFound);
        projects.lockActive(found.projectId(), ProjectRole.VIEWER);
        return get(found.projectId(), id);
    }

    /// The same invitation when it stands there already.
    private Invitation answer(Invitation invitation, InvitationState next) {
        if (invitation.state() == next) {
            return invitation;
        }
        if (!invitation.state().mayBecome(next)) {
            throw new ProblemException(
                    MemberError.INVITATION_CLOSED, invitation.state().label());
        }
        Invitation answered = invitation.with(next, now());
        invitations.answer(identity.organisation(), answered);
        return answered;
    }

    private void append(Invitation invitation, ProjectEventType type) {
        events.append(
                identity.organisation(),
                invitation.projectId(),
                type,
                new MemberEvent.Invited(invitation.id(), invitation.userId(), invitation.role()));
    }

    private static Page<Invitation> page(ListView view, List<Invitation> found, int limit) {
        Instant now = now();
        Function<Invitation, Invitation> asItIs = invitation -> invitation.at(now);
        return Page.of(found, limit, last -> view.cursor(last.createdAt(), last.id()), asItIs);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
