package io.incubator.auth.session;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.Login;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.password.PasswordHasher;
import io.incubator.auth.password.PasswordPolicy;
import io.incubator.auth.password.Verdict;
import io.incubator.auth.throttle.Attempt;
import io.incubator.auth.throttle.LoginThrottle;
import io.incubator.auth.token.Grant;
import io.incubator.auth.token.TokenMint;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Signing in, staying signed in, signing out. Hashing and signing happen between the transactions,
/// never inside one.
@ApplicationScoped
class SignInService {
    private final SignInRepository accounts;
    private final PasswordHasher hasher;
    private final SessionService sessions;
    private final LoginThrottle throttle;
    private final TokenMint mint;
    private final Clock clock;

    SignInService(
            SignInRepository accounts,
            PasswordHasher hasher,
            SessionService sessions,
            LoginThrottle throttle,
            TokenMint mint,
            Clock clock) {
        this.throttle = throttle;
        this.accounts = accounts;
        this.hasher = hasher;
        this.sessions = sessions;
        this.mint = mint;
        this.clock = clock;
    }

    /// Checks a password and opens a session. An unknown address costs the same work and gets the same
    /// answer.
    ///
    /// @param from where the caller is
    /// @throws ProblemException `invalid-credentials`, `too-many-attempts`; `organisation-unknown` once
    ///     the password was right
    TokenAnswer login(String typedEmail, String password, Optional<UUID> organisation, Origin from) {
        Optional<EmailAddress> email = EmailAddress.read(typedEmail);
        Attempt attempt = Attempt.of(email.map(EmailAddress::value).orElse(typedEmail), from.address());
        throttle.take(attempt);
        Optional<Login> login = QuarkusTransaction.requiringNew().call(() -> email.flatMap(accounts::find));
        if (!PasswordPolicy.possible(password)) {
            throw new ProblemException(AuthError.INVALID_CREDENTIALS);
        }
        Verdict verdict = hasher.verify(password, login.map(Login::phc));
        if (verdict == Verdict.WRONG || login.isEmpty()) {
            throw new ProblemException(AuthError.INVALID_CREDENTIALS);
        }
        if (verdict == Verdict.RIGHT_BUT_OUTDATED) {
            String phc = hasher.hash(password);
            QuarkusTransaction.requiringNew().run(() -> accounts.replace(login.get(), phc, clock.instant()));
        }
        throttle.succeeded(attempt, login.get().account());
        return answer(sessions.open(login.get().account(), organisation, from.client()));
    }

    /// @throws ProblemException `invalid-refresh-token`, `organisation-unknown`
    TokenAnswer refresh(String refreshToken, Optional<UUID> organisation) {
        Instant arrived = clock.instant();
        return answer(RefreshToken.parse(refreshToken)
                .map(token -> sessions.refresh(token, organisation, arrived))
                .orElseGet(Refreshed.Refused::new));
    }

    /// Ends the session; of no effect for what is not, or no longer, one of its tokens.
    void logout(String refreshToken) {
        RefreshToken.parse(refreshToken).ifPresent(sessions::end);
    }

    private TokenAnswer answer(Refreshed refreshed) {
        return switch (refreshed) {
            case Refreshed.Granted(var session, var token, var standing) ->
                TokenAnswer.of(
                        mint.mint(new Grant.User(
                                standing.account(),
                                standing.organisation(),
                                session,
                                standing.role().scopes(),
                                standing.asOf())),
                        token);
            case Refreshed.Refused() -> throw new ProblemException(AuthError.INVALID_REFRESH_TOKEN);
            case Refreshed.NotAMember() -> throw new ProblemException(AuthError.ORGANISATION_UNKNOWN);
        };
    }
}
