package io.incubator.auth.erasure;

import io.incubator.auth.AuthError;
import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.revocation.RevocationLog;
import io.incubator.kit.data.SystemRole;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.outbox.Outbox;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Erases the caller.
@ApplicationScoped
class ErasureService {
    private final ErasureRepository people;
    private final RevocationLog revocations;
    private final AuditLog audit;
    private final Outbox outbox;
    private final StepUp stepUp;
    private final CurrentIdentity caller;
    private final Clock clock;

    ErasureService(
            ErasureRepository people,
            RevocationLog revocations,
            AuditLog audit,
            @SystemRole Outbox outbox,
            StepUp stepUp,
            CurrentIdentity caller,
            Clock clock) {
        this.people = people;
        this.revocations = revocations;
        this.audit = audit;
        this.outbox = outbox;
        this.stepUp = stepUp;
        this.caller = caller;
        this.clock = clock;
    }

    /// Takes the caller's account away, with all that is theirs alone, and has the other services
    /// do the same.
    ///
    /// @throws ProblemException `forbidden` without a session, `step-up-required`, `sole-owner`;
    ///     `unauthenticated` if the account is gone
    void erase() {
        stepUp.require();
        UUID person = caller.subject();
        QuarkusTransaction.requiringNew().run(() -> erase(person));
    }

    private void erase(UUID person) {
        String email = people.lock(person).orElseThrow(() -> new ProblemException(CommonError.UNAUTHENTICATED));
        List<Standing> standings = people.standings(person);
        if (standings.stream().anyMatch(Standing::holdsThem)) {
            throw new ProblemException(AuthError.SOLE_OWNER);
        }
        List<UUID> gone = standings.stream()
                .filter(Standing::isTheirsAlone)
                .map(Standing::organisation)
                .toList();
        people.dissolve(gone);
        people.erase(person, email);
        standings.stream()
                .map(Standing::organisation)
                .filter(organisation -> !gone.contains(organisation))
                .forEach(organisation -> audit.record(person, organisation, "member-removed"));
        audit.record(person, null, "account-erased");
        Instant quiet = revocations.accountErased(person);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        outbox.publishAll(PersonErased.events(person, gone, now, quiet));
    }
}
