package io.incubator.auth.organisation;

import io.incubator.auth.AuthError;
import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.data.Violation;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.Tenant;
import io.incubator.kit.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLState;

/// The organisations of the caller.
@ApplicationScoped
public class OrganisationService {
    private final OrganisationRepository organisations;
    private final MembershipRepository memberships;
    private final CurrentIdentity caller;
    private final Clock clock;
    private final Precondition precondition;

    OrganisationService(
            OrganisationRepository organisations,
            MembershipRepository memberships,
            CurrentIdentity caller,
            Clock clock,
            Precondition precondition) {
        this.organisations = organisations;
        this.memberships = memberships;
        this.caller = caller;
        this.clock = clock;
        this.precondition = precondition;
    }

    /// The organisation the caller's token speaks for.
    ///
    /// @throws ProblemException `organisation-unknown` if they have left it since
    @Transactional
    public OrganisationView current() {
        return memberships
                .find(caller.subject(), caller.organisation())
                .map(Membership::view)
                .orElseThrow(() -> new ProblemException(AuthError.ORGANISATION_UNKNOWN));
    }

    /// The organisation of that id, if it is the one the caller's token speaks for.
    ///
    /// @throws ProblemException `not-found`
    @Transactional
    OrganisationView get(UUID organisation) {
        return standing(organisation).view();
    }

    /// Renames it.
    ///
    /// @throws ProblemException `not-found`
    @Transactional
    OrganisationView rename(UUID organisation, String name) {
        Role role = standing(organisation).role();
        Organisation locked =
                organisations.lock(organisation).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
        precondition.check(locked.view(role));
        organisations.rename(organisation, name);
        return locked.named(name).view(role);
    }

    private Membership standing(UUID organisation) {
        return Optional.of(organisation)
                .filter(caller.organisation()::equals)
                .flatMap(id -> memberships.find(caller.subject(), id))
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    @Transactional
    Page<OrganisationView> mine(Optional<Cursor> after, int limit) {
        return Page.of(
                memberships.ofAccount(caller.subject(), after, limit + 1),
                limit,
                m -> Cursor.of(m.since(), m.organisation().id()),
                Membership::view);
    }

    /// Founds an organisation owned by the caller, inside the new tenant: under any other the database
    /// refuses it.
    ///
    /// @throws ProblemException `unauthenticated` if the caller's account is gone
    OrganisationView found(String name) {
        Organisation founded = new Organisation(Ids.next(), name, null, clock.instant());
        UUID founder = caller.subject();
        try {
            TenantContext.run(
                    new Tenant(founded.id(), founder),
                    () -> QuarkusTransaction.requiringNew().run(() -> add(founded, founder)));
        } catch (UnableToExecuteStatementException e) {
            if (Violation.of(PSQLState.FOREIGN_KEY_VIOLATION, e)) {
                throw new ProblemException(CommonError.UNAUTHENTICATED, e);
            }
            throw e;
        }
        return founded.view(Role.OWNER);
    }

    private void add(Organisation founded, UUID founder) {
        organisations.add(founded);
        memberships.add(founded.id(), founder, Role.OWNER, founded.createdAt());
    }
}
