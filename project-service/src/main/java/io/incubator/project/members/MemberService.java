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
import java.util.UUID;
import java.util.function.Function;

/// Who belongs to a project. Maintainers change that; everybody may leave.
@ApplicationScoped
class MemberService {
    private static final SortOrder<Order> OLDEST_FIRST = new SortOrder<>(Order.CREATED_AT, false);

    private enum Order {
        CREATED_AT
    }

    private final MemberRepository members;
    private final ProjectService projects;
    private final ProjectEvents events;
    private final CurrentIdentity identity;
    private final Precondition precondition;

    MemberService(
            MemberRepository members,
            ProjectService projects,
            ProjectEvents events,
            CurrentIdentity identity,
            Precondition precondition) {
        this.members = members;
        this.projects = projects;
        this.events = events;
        this.identity = identity;
        this.precondition = precondition;
    }

    @ReadOnly
    Page<Member> list(UUID project, ProjectRole role, String cursor, int limit) {
        projects.requireExisting(project);
        ListView view = ListView.of(OLDEST_FIRST, "members", project, role);
        List<Member> found = members.list(identity.organisation(), project, role, Position.of(view, cursor), limit + 1);
        return Page.of(found, limit, last -> view.cursor(last.createdAt(), last.userId()), Function.identity());
    }

    @ReadOnly
    Member get(UUID project, UUID user) {
        return members.find(identity.organisation(), project, user).orElseThrow(MemberService::notFound);
    }

    @Transactional
    Member add(UUID project, NewMember body) {
        projects.lockActive(project, ProjectRole.MAINTAINER);
        return join(project, body.userId(), body.role(), identity.subject());
    }

    /// Makes somebody a member; the caller holds the project's lock.
    ///
    /// @throws ProblemException `already-member`
    @Transactional(Transactional.TxType.MANDATORY)
    Member join(UUID project, UUID user, ProjectRole role, UUID addedBy) {
        Instant now = now();
        Member member = new Member(user, role, 1, addedBy, now, now);
        if (!members.add(identity.organisation(), project, member)) {
            throw new ProblemException(MemberError.ALREADY_MEMBER);
        }
        append(project, ProjectEventType.MEMBER_ADDED, member);
        return member;
    }

    /// Gives a member another role; the same one again changes nothing.
    @Transactional
    Member change(UUID project, UUID user, ProjectRole role) {
        projects.lockActive(project, ProjectRole.MAINTAINER);
        Member before = get(project, user);
        precondition.check(before);
        if (before.role() == role) {
            return before;
        }
        members.change(identity.organisation(), project, user, role, now());
        Member after = get(project, user);
        append(project, ProjectEventType.MEMBER_CHANGED, after);
        return after;
    }

    @Transactional
    void remove(UUID project, UUID user) {
        boolean leaving = user.equals(identity.subject());
        projects.lockActive(project, leaving ? ProjectRole.VIEWER : ProjectRole.MAINTAINER);
        Member member = get(project, user);
        precondition.check(member);
        members.remove(identity.organisation(), project, user);
        append(project, ProjectEventType.MEMBER_REMOVED, member);
    }

    private void append(UUID project, ProjectEventType type, Member member) {
        events.append(identity.organisation(), project, type, new MemberEvent.Changed(member.userId(), member.role()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
