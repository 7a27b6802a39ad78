package io.incubator.auth.oauth;

import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.oauth.ConsentRepository.Consent;
import io.incubator.auth.session.AppSessions;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Whom the caller has let in, for the caller alone: an application sees nothing of the others.
@ApplicationScoped
class ConsentService {
    private final ConsentRepository consents;
    private final AppSessions sessions;
    private final AuditLog audit;
    private final StepUp stepUp;
    private final CurrentIdentity caller;

    ConsentService(
            ConsentRepository consents, AppSessions sessions, AuditLog audit, StepUp stepUp, CurrentIdentity caller) {
        this.consents = consents;
        this.sessions = sessions;
        this.audit = audit;
        this.stepUp = stepUp;
        this.caller = caller;
    }

    /// The applications the caller has let in.
    ///
    /// @throws ProblemException `forbidden` without a session of one's own
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Page<Consent> list(Optional<Cursor> before, int limit) {
        stepUp.session();
        return Page.of(
                consents.of(caller.subject(), before, limit + 1), limit, c -> Cursor.of(c.id()), Function.identity());
    }

    /// Takes a consent back, and ends what the application does with it.
    ///
    /// @throws ProblemException `forbidden` without a session of one's own; `not-found`
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void withdraw(UUID client) {
        stepUp.session();
        if (!consents.remove(caller.subject(), client)) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
        sessions.endOf(caller.subject(), client);
        audit.record(caller.subject(), null, "consent-withdrawn");
    }
}
