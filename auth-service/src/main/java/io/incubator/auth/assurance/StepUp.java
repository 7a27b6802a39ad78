package io.incubator.auth.assurance;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.AuthError;
import io.incubator.auth.token.Assurance;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Asks whether the caller has shown lately who they are. The session is asked, not the token, so that
/// stepping up is effective at once.
@ApplicationScoped
public class StepUp {
    private final AssuranceRepository sessions;
    private final SecurityIdentity identity;
    private final CurrentIdentity caller;
    private final Duration recent;
    private final Clock clock;

    @Inject
    StepUp(
            AssuranceRepository sessions,
            SecurityIdentity identity,
            CurrentIdentity caller,
            AuthConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.identity = identity;
        this.caller = caller;
        this.recent = config.sessions().recent();
        this.clock = clock;
    }

    /// The caller's session, if it may do what is sensitive. Not inside a transaction.
    ///
    /// @throws ProblemException `forbidden` for what acts for somebody without a session;
    ///     `step-up-required` if they
    ///     have to show again who they are
    public UUID require() {
        UUID session = session();
        UUID account = caller.subject();
        boolean enough = QuarkusTransaction.requiringNew()
                .call(() -> sessions.find(session)
                        .filter(this::isRecent)
                        .filter(known -> known.level() == Assurance.Level.MFA || !sessions.hasFactor(account))
                        .isPresent());
        if (!enough) {
            throw new ProblemException(AuthError.STEP_UP_REQUIRED);
        }
        return session;
    }

    /// The caller's session.
    ///
    /// @throws ProblemException `forbidden` for a job, an API key or an application that was let in
    public UUID session() {
        boolean ofAnApp = identity.getPrincipal() instanceof JsonWebToken token && token.containsClaim("client_id");
        return caller.session().filter(_ -> !ofAnApp).orElseThrow(() -> new ProblemException(CommonError.FORBIDDEN));
    }

    /// How the caller's session was authenticated. In a transaction of the system role.
    public Assurance current() {
        return sessions.find(session()).orElseThrow(() -> new ProblemException(CommonError.UNAUTHENTICATED));
    }

    /// They have just shown who they are. In a transaction of the system role.
    public void raise(UUID session, Assurance.Level level) {
        sessions.raise(session, level, clock.instant());
    }

    private boolean isRecent(Assurance known) {
        Instant since = clock.instant().minus(recent);
        return known.at().isAfter(since);
    }
}
