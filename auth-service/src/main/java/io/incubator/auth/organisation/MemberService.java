package io.incubator.auth.organisation;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountRepository;
import io.incubator.auth.account.AccountView;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.revocation.RevocationLog;
import io.incubator.kit.data.Violation;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLState;

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
                m -> Cursor.of(m.since(), m.id()),
                Function.identity());
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
        } catch (UnableToExecuteStatementException e) {
            if (Violation.of(PSQLState.FOREIGN_KEY_VIOLATION, e)) {
                // they erased their account at the same moment
                throw new ProblemException(AuthError.ACCOUNT_UNKNOWN, e);
            }
            throw e;
        }
    }

    private MemberView addUnderTenant(UUID organisation, UUID account, Role role) {
        if (!ownRole(organisation).mayGrant(role)) {
            throw new ProblemException(AuthError.ROLE_NOT_GRANTABLE);
        }
        Instant now = clock.instant();
        if (!memberships.add(organisation, account, role, now)) {
            throw new ProblemException(AuthError.ALREADY_MEMBER);
        }
        audit.recordUnderTenant(account, organisation, "member-added");
        // visible only now that they share an organisation with the caller
        AccountView person = accounts.find(account).orElseThrow();
        return new MemberView(person.id(), person.email(), person.displayName(), role, now);
    }

    /// Gives a member another role. Nobody touches a role above their own, and an organisation keeps an
    /// owner.
    ///
    /// @throws ProblemException `not-found`, `role-not-grantable`, `last-owner`
    @Transactional
    MemberView change(UUID organisation, UUID account, Role role) {
        Organisation locked = lock(organisation);
        MemberView member = member(organisation, account);
        Role own = ownRole(organisation);
        if (!own.mayGrant(member.role()) || !own.mayGrant(role)) {
            throw new ProblemException(AuthError.ROLE_NOT_GRANTABLE);
        }
        if (member.role() == role) {
            return member;
        }
        requireAnotherOwner(locked, member, role);
        memberships.change(organisation, account, role);
        revocations.standingChanged(account, organisation);
        audit.recordUnderTenant(account, organisation, "role-" + role.label());
        return new MemberView(member.id(), member.email(), member.displayName(), role, member.since());
    }

    /// Takes a member out of the organisation; anyone may take themselves out.
    ///
    /// @throws ProblemException `not-found`, `forbidden`, `role-not-grantable`, `last-owner`
    @Transactional
    void remove(UUID organisation, UUID account) {
        Organisation locked = lock(organisation);
        MemberView member = member(organisation, account);
        if (caller.actor().isPresent()) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        if (!account.equals(caller.subject())) {
            if (!caller.scopes().contains("organisations:write")) {
                throw new ProblemException(CommonError.FORBIDDEN);
            }
            if (!ownRole(organisation).mayGrant(member.role())) {
                throw new ProblemException(AuthError.ROLE_NOT_GRANTABLE);
            }
        }
        requireAnotherOwner(locked, member, null);
        memberships.remove(organisation, account);
        revocations.standingChanged(account, organisation);
        audit.recordUnderTenant(account, organisation, "member-removed");
    }

    /// The organisation's lock comes first: of two owners who leave at once, one stays.
    private Organisation lock(UUID organisation) {
        requireCurrent(organisation);
        return organisations.lock(organisation).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    private MemberView member(UUID organisation, UUID account) {
        return memberships.lock(account, organisation).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    private void requireAnotherOwner(Organisation organisation, MemberView member, Role next) {
        boolean personal = member.id().equals(organisation.personalOf());
        boolean last = member.role() == Role.OWNER && memberships.owners(organisation.id()) == 1;
        if (next != Role.OWNER && (personal || last)) {
            throw new ProblemException(AuthError.LAST_OWNER);
        }
    }

    private Role ownRole(UUID organisation) {
        return memberships
                .find(caller.subject(), organisation)
                .map(Membership::role)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    private void requireCurrent(UUID organisation) {
        if (!organisation.equals(caller.organisation())) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
    }
}
