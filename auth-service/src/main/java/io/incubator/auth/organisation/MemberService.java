package io.incubator.auth.organisation;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountRepository;
import io.incubator.auth.account.AccountView;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.revocation.RevocationLog;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/// The people of the organisation the caller's token speaks for. Any other organisation is not found,
/// even one the caller belongs to: the rights in the token are those of this one.
@ApplicationScoped
class MemberService {
    private final OrganisationRepository organisations;
    private final MembershipRepository memberships;
    private final AccountRepository accounts;
    private final SignInRepository addresses;
    private final RevocationLog revocations;
    private final AuditLog audit;
    private final CurrentIdentity caller;
    private final Clock clock;

    MemberService(
            OrganisationRepository organisations,
            MembershipRepository memberships,
            AccountRepository accounts,
            SignInRepository addresses,
            RevocationLog revocations,
            AuditLog audit,
            CurrentIdentity caller,
            Clock clock) {
        this.organisations = organisations;
        this.revocations = revocations;
        this.audit = audit;
        this.memberships = memberships;
        this.accounts = accounts;
        this.addresses = addresses;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<MemberView> list(UUID organisation, Optional<Cursor> after, int limit) {
        requireCurrent(organisation);
        return Page.of(
                memberships.ofOrganisation(organisation, after, limit + 1),
                limit,
                m -> Cursor.of(m.createdAt, m.key.account()),
                Membership::memberView);
    }

    /// Adds somebody who has an account. The address is looked up by the system role, in a transaction
    /// of its own; the membership is written under the tenant.
    ///
    /// @throws ProblemException `account-unknown`, `role-not-grantable`, `already-member`
    MemberView add(UUID organisation, EmailAddress email, Role role) {
        requireCurrent(organisation);
        UUID account = QuarkusTransaction.requiringNew()
                .call(() -> addresses.findId(email))
                .orElseThrow(() -> new ProblemException(AuthError.ACCOUNT_UNKNOWN));
        try {
            return QuarkusTransaction.requiringNew().call(() -> addUnderTenant(organisation, account, role));
        } catch (ConstraintViolationException e) {
            // somebody added them at the same moment
            throw new ProblemException(AuthError.ALREADY_MEMBER, e);
        }
    }

    private MemberView addUnderTenant(UUID organisation, UUID account, Role role) {
        if (!ownRole(organisation).mayGrant(role)) {
            throw new ProblemException(AuthError.ROLE_NOT_GRANTABLE);
        }
        if (memberships
                .findByIdOptional(new Membership.Key(organisation, account))
                .isPresent()) {
            throw new ProblemException(AuthError.ALREADY_MEMBER);
        }
        Membership added = new Membership(organisation, account, role, clock.instant());
        memberships.persistAndFlush(added);
        audit.recordUnderTenant(account, organisation, "member-added");
        // visible only now that they share an organisation with the caller
        AccountView person = accounts.findById(account).view();
        return new MemberView(person.id(), person.email(), person.displayName(), role, added.createdAt);
    }

    /// Gives a member another role. Nobody touches a role above their own, and an organisation keeps an
    /// owner.
    ///
    /// @throws ProblemException `not-found`, `role-not-grantable`, `last-owner`
    @Transactional
    MemberView change(UUID organisation, UUID account, Role role) {
        Membership member = lock(organisation, account);
        Role own = ownRole(organisation);
        if (!own.mayGrant(member.role) || !own.mayGrant(role)) {
            throw new ProblemException(AuthError.ROLE_NOT_GRANTABLE);
        }
        if (member.role != role) {
            requireAnotherOwner(member, role);
            member.role = role;
            revocations.standingChanged(account, organisation);
            audit.recordUnderTenant(account, organisation, "role-" + role.label());
        }
        return member.memberView();
    }

    /// Takes a member out of the organisation; anyone may take themselves out.
    ///
    /// @throws ProblemException `not-found`, `forbidden`, `role-not-grantable`, `last-owner`
    @Transactional
    void remove(UUID organisation, UUID account) {
        Membership member = lock(organisation, account);
        if (caller.actor().isPresent()) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        if (!account.equals(caller.subject())) {
            if (!caller.scopes().contains("organisations:write")) {
                throw new ProblemException(CommonError.FORBIDDEN);
            }
            if (!ownRole(organisation).mayGrant(member.role)) {
                throw new ProblemException(AuthError.ROLE_NOT_GRANTABLE);
            }
        }
        requireAnotherOwner(member, null);
        memberships.delete(member);
        revocations.standingChanged(account, organisation);
        audit.recordUnderTenant(account, organisation, "member-removed");
    }

    /// The organisation's lock comes first: of two owners who leave at once, one stays.
    private Membership lock(UUID organisation, UUID account) {
        requireCurrent(organisation);
        organisations.findById(organisation, LockModeType.PESSIMISTIC_WRITE);
        return memberships.lock(account, organisation).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    private void requireAnotherOwner(Membership member, Role next) {
        boolean personal = member.key.account().equals(member.organisation.personalOf);
        boolean last = member.role == Role.OWNER && memberships.owners(member.key.organisation()) == 1;
        if (next != Role.OWNER && (personal || last)) {
            throw new ProblemException(AuthError.LAST_OWNER);
        }
    }

    private Role ownRole(UUID organisation) {
        return memberships
                .find(caller.subject(), organisation)
                .map(m -> m.role)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    private void requireCurrent(UUID organisation) {
        if (!organisation.equals(caller.organisation())) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
    }
}
