package io.incubator.auth.session;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountRepository;
import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.passkey.Assertion;
import io.incubator.auth.passkey.PasskeyCheck;
import io.incubator.auth.passkey.RequestOptions;
import io.incubator.auth.token.Assurance;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Showing again who one is, in the session one has.
@ApplicationScoped
class StepUpService {
    private final CredentialCheck credentials;
    private final PasskeyCheck passkeys;
    private final AccountRepository accounts;
    private final StepUp stepUp;
    private final CurrentIdentity caller;

    StepUpService(
            CredentialCheck credentials,
            PasskeyCheck passkeys,
            AccountRepository accounts,
            StepUp stepUp,
            CurrentIdentity caller) {
        this.credentials = credentials;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.stepUp = stepUp;
        this.caller = caller;
    }

    /// @throws ProblemException `forbidden` without a session; `wrong-password`,
    ///     `second-factor-required`,
    ///     `too-many-attempts`
    void show(String password, Optional<String> code, Origin from) {
        UUID session = stepUp.session();
        UUID id = caller.subject();
        String email = QuarkusTransaction.requiringNew()
                .call(() -> accounts.find(id))
                .orElseThrow(() -> new ProblemException(CommonError.UNAUTHENTICATED))
                .email();
        CredentialCheck.Proven proven;
        try {
            proven = credentials.check(email, password, code, from.address());
        } catch (ProblemException e) {
            // 401 would say that the token is not good
            throw e.errorCode() == AuthError.INVALID_CREDENTIALS
                    ? new ProblemException(AuthError.WRONG_PASSWORD, e)
                    : e;
        }
        QuarkusTransaction.requiringNew().run(() -> stepUp.raise(session, proven.level()));
    }

    /// Begins to show it by a passkey.
    ///
    /// @throws ProblemException `forbidden` without a session; `too-many-attempts`
    RequestOptions beginWithPasskey(Origin from) {
        return passkeys.begin(caller.subject(), stepUp.session(), from.address());
    }

    /// Shows it by a passkey, whose device has verified its user: two factors.
    ///
    /// @throws ProblemException `forbidden` without a session; `step-up-refused`; `too-many-attempts`
    void showWithPasskey(Assertion assertion, Origin from) {
        UUID session = stepUp.session();
        passkeys.check(assertion, caller.subject(), session, from.address());
        QuarkusTransaction.requiringNew().run(() -> stepUp.raise(session, Assurance.Level.MFA));
    }
}
