package io.incubator.auth.session;

import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.revocation.RevocationLog;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The caller's sessions: to see where one is signed in, and to end what should not be. Only for
/// somebody who is signed in themselves: a job or an API key that acts for them has no session.
@ApplicationScoped
class OwnSessionService {
    private final OwnSessionRepository own;
    private final SessionRepository sessions;
    private final RevocationLog revocations;
    private final StepUp stepUp;
    private final CurrentIdentity caller;
    private final Clock clock;

    OwnSessionService(
            OwnSessionRepository own,
            SessionRepository sessions,
            RevocationLog revocations,
            StepUp stepUp,
            CurrentIdentity caller,
            Clock clock) {
        this.own = own;
        this.sessions = sessions;
        this.revocations = revocations;
        this.stepUp = stepUp;
        this.caller = caller;
        this.clock = clock;
    }

    /// @throws ProblemException `forbidden` without a session
    @ReadOnly
    Page<SessionView> list(Optional<Cursor> before, int limit) {
        return Page.of(
                own.running(caller.subject(), current(), before, limit + 1, clock.instant()),
                limit,
                s -> Cursor.of(s.createdAt(), s.id()),
                Function.identity());
    }

    /// Ends one, the current one included.
    ///
    /// @throws ProblemException `forbidden` without a session; `not-found` if the caller has no such
    ///     one running
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void end(UUID session) {
        current();
        if (!sessions.endOwn(session, caller.subject(), clock.instant())) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
        revocations.sessionEnded(session);
    }

    /// Ends all others, or all.
    ///
    /// @throws ProblemException `forbidden` without a session
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void endAll(boolean currentToo) {
        UUID kept = currentToo ? null : current();
        current();
        List<UUID> ended = sessions.endOthers(caller.subject(), kept, EndCause.REVOKED, clock.instant());
        revocations.sessionsEnded(ended);
    }

    private UUID current() {
        return stepUp.session();
    }
}
