package io.incubator.auth.session;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.Login;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.factor.SecondFactor;
import io.incubator.auth.passkey.Assertion;
import io.incubator.auth.passkey.PasskeyCheck;
import io.incubator.auth.password.PasswordHasher;
import io.incubator.auth.password.PasswordPolicy;
import io.incubator.auth.password.Verdict;
import io.incubator.auth.throttle.Attempt;
import io.incubator.auth.throttle.LoginThrottle;
import io.incubator.auth.token.Assurance;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// The one place where a password and what goes with it are checked, whoever asks: the API, the
/// sign-in page, a step-up. So no way in goes round the second factor or the throttle. Hashing
/// happens outside any transaction.
@ApplicationScoped
public class CredentialCheck {
    private final SignInRepository accounts;
    private final PasswordHasher hasher;
    private final SecondFactor second;
    private final PasskeyCheck passkeys;
    private final LoginThrottle throttle;
    private final Clock clock;

    CredentialCheck(
            SignInRepository accounts,
            PasswordHasher hasher,
            SecondFactor second,
            PasskeyCheck passkeys,
            LoginThrottle throttle,
            Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.second = second;
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.clock = clock;
    }

    /// Somebody who has shown who they are.
    ///
    /// @param level by what
    public record Proven(UUID account, Assurance.Level level) {}

    /// Checks what was typed. An unknown address costs the same work and gets the same answer.
    /// Tries are given back only when all of it was right.
    ///
    /// @param code of the second factor, if one was given
    /// @param address where the caller is
    /// @throws ProblemException `invalid-credentials`, `too-many-attempts`;
    ///     `second-factor-required` once the password was right
    public Proven check(String typedEmail, String password, Optional<String> code, String address) {
        Optional<EmailAddress> email = EmailAddress.read(typedEmail);
        Attempt attempt = Attempt.of(email.map(EmailAddress::value).orElse(typedEmail), address);
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
        Assurance.Level level = level(second.check(login.get().account(), code));
        throttle.succeeded(attempt, login.get().account());
        return new Proven(login.get().account(), level);
    }

    /// Checks the second factor of somebody whom a provider elsewhere has vouched for, if their account has one.
    ///
    /// @param code of the second factor, if one was given
    /// @param address where the caller is
    /// @throws ProblemException `invalid-credentials`, `too-many-attempts`, `second-factor-required`
    public Proven elsewhere(UUID account, Optional<String> code, String address) {
        Attempt attempt = Attempt.of(account.toString(), address);
        if (code.isPresent()) {
            throttle.take(attempt);
        }
        Assurance.Level level = level(second.check(account, code));
        if (code.isPresent()) {
            throttle.succeeded(attempt, account);
        }
        return new Proven(account, level);
    }

    /// Checks a passkey, which is both factors.
    ///
    /// @param address where the caller is
    /// @throws ProblemException `passkey-refused`, `too-many-attempts`
    public Proven passkey(Assertion assertion, String address) {
        return new Proven(passkeys.check(assertion, address), Assurance.Level.MFA);
    }

    private static Assurance.Level level(SecondFactor.Outcome outcome) {
        return switch (outcome) {
            case NOT_NEEDED -> Assurance.Level.PWD;
            case SHOWN -> Assurance.Level.MFA;
            case MISSING -> throw new ProblemException(AuthError.SECOND_FACTOR_REQUIRED);
            case WRONG -> throw new ProblemException(AuthError.INVALID_CREDENTIALS);
        };
    }
}
