package io.incubator.auth.session;

import io.incubator.auth.revocation.RevocationLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/// The sessions of an account, for what ends them all.
@ApplicationScoped
public class AccountSessions {
    private final SessionRepository sessions;
    private final RevocationLog revocations;
    private final Clock clock;

    AccountSessions(SessionRepository sessions, RevocationLog revocations, Clock clock) {
        this.sessions = sessions;
        this.revocations = revocations;
        this.clock = clock;
    }

    /// Ends every session, because the password is another one; in a transaction of the system role.
    public void endAll(UUID account) {
        revocations.sessionsEnded(sessions.endOthers(account, null, EndCause.PASSWORD, clock.instant()));
    }
}
