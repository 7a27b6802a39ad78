package io.incubator.auth.organisation;

import io.incubator.auth.AuthError;
import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.Tenant;
import io.incubator.kit.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

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
                .map(Membership::organisationView)
                .orElseThrow(() -> new ProblemException(AuthError.ORGANISATION_UNKNOWN));
    }

    /// The organisation of that id, if it is the one the caller's token speaks for.
    ///
    /// @throws ProblemException `not-found`
    @Transactional
    OrganisationView get(UUID organisation) {
        return standing(organisation).organisationView();
    }

    /// Renames it.
    ///
    /// @throws ProblemException `not-found`
    @Transactional
    OrganisationView rename(UUID organisation, String name) {
        Membership own = standing(organisation);
        organisations.getEntityManager().refresh(own.organisation, LockModeType.PESSIMISTIC_WRITE);
        precondition.check(own.organisationView());
        own.organisation.rename(name);
        return own.organisationView();
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
                m -> Cursor.of(m.createdAt, m.key.organisation()),
                Membership::organisationView);
    }

    /// Founds an organisation owned by the caller, inside the new tenant: under any other the database
    /// refuses it.
    ///
    /// @throws ProblemException `unauthenticated` if the caller's account is gone
    OrganisationView found(String name) {
        UUID organisation = Ids.next();
        try {
            return found(organisation, caller.subject(), name, clock.instant());
        } catch (ConstraintViolationException e) {
            throw new ProblemException(CommonError.UNAUTHENTICATED, e);
        }
    }

    private OrganisationView found(UUID organisation, UUID subject, String name, Instant now) {
        return TenantContext.call(
                new Tenant(organisation, subject),
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    organisations.persist(new Organisation(organisation, name, now));
                    memberships.persistAndFlush(new Membership(organisation, subject, Role.OWNER, now));
                    return new OrganisationView(organisation, name, false, Role.OWNER, now);
                }));
    }
}
