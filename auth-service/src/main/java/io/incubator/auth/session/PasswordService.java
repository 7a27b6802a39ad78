package io.incubator.auth.session;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountRepository;
import io.incubator.auth.account.AccountView;
import io.incubator.auth.account.Login;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.auth.password.PasswordHasher;
import io.incubator.auth.password.PasswordPolicy;
import io.incubator.auth.password.Verdict;
import io.incubator.auth.revocation.RevocationLog;
import io.incubator.auth.throttle.Attempt;
import io.incubator.auth.throttle.LoginThrottle;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Changing one's password. It takes the current one, ends all other sessions, and leaves a notice.
@ApplicationScoped
class PasswordService {
    private final AccountRepository accounts;
    private final SignInRepository credentials;
    private final PasswordHasher hasher;
    private final LoginThrottle throttle;
    private final SessionRepository sessions;
    private final RevocationLog revocations;
    private final NoticeRepository notices;
    private final StepUp stepUp;
    private final CurrentIdentity caller;
    private final Clock clock;

    PasswordService(
            AccountRepository accounts,
            SignInRepository credentials,
            PasswordHasher hasher,
            LoginThrottle throttle,
            SessionRepository sessions,
            RevocationLog revocations,
            NoticeRepository notices,
            StepUp stepUp,
            CurrentIdentity caller,
            Clock clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.hasher = hasher;
        this.throttle = throttle;
        this.sessions = sessions;
        this.revocations = revocations;
        this.notices = notices;
        this.stepUp = stepUp;
        this.caller = caller;
        this.clock = clock;
    }

    /// Hashing happens between the transactions, and the new hash is stored only over the one that was
    /// checked.
    ///
    /// @throws ProblemException `forbidden` without a session; `wrong-password`, `too-many-attempts`;
    ///     `validation-failed` for the new one; `conflict` if it was changed at the same moment
    void change(String current, String next, Origin from) {
        UUID session = stepUp.session();
        UUID id = caller.subject();
        AccountView account = QuarkusTransaction.requiringNew()
                .call(() -> accounts.find(id))
                .orElseThrow(() -> new ProblemException(CommonError.UNAUTHENTICATED));
        PasswordPolicy.require(next, List.of(account.email(), account.displayName()));
        Attempt attempt = Attempt.of(account.email(), from.address());
        throttle.take(attempt);
        Login login = QuarkusTransaction.requiringNew()
                .call(() -> credentials.find(id))
                .orElseThrow(() -> new ProblemException(AuthError.WRONG_PASSWORD));
        if (!PasswordPolicy.possible(current) || hasher.verify(current, Optional.of(login.phc())) == Verdict.WRONG) {
            throw new ProblemException(AuthError.WRONG_PASSWORD);
        }
        throttle.succeeded(attempt, id);
        String phc = hasher.hash(next);
        QuarkusTransaction.requiringNew().run(() -> store(login, phc, session));
    }

    private void store(Login login, String phc, UUID session) {
        Instant now = clock.instant();
        if (!credentials.replace(login, phc, now)) {
            throw new ProblemException(CommonError.CONFLICT);
        }
        revocations.sessionsEnded(sessions.endOthers(login.account(), session, EndCause.PASSWORD, now));
        notices.add(login.account(), NoticeKind.PASSWORD_CHANGED, now);
    }
}
