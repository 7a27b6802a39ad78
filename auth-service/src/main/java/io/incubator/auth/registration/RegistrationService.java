package io.incubator.auth.registration;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountView;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.invitation.Invitations;
import io.incubator.auth.mail.MailToken;
import io.incubator.auth.organisation.OrganisationView;
import io.incubator.auth.organisation.StandingRepository;
import io.incubator.auth.password.PasswordHasher;
import io.incubator.auth.password.PasswordPolicy;
import io.incubator.auth.verification.Verification;
import io.incubator.kit.data.Ids;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Signs people up.
@ApplicationScoped
class RegistrationService {
    private final SignInRepository accounts;
    private final StandingRepository standings;
    private final PasswordHasher hasher;
    private final Verification verification;
    private final Invitations invitations;
    private final AuthConfig.Registration mode;
    private final Clock clock;

    @Inject
    RegistrationService(
            SignInRepository accounts,
            StandingRepository standings,
            PasswordHasher hasher,
            Verification verification,
            Invitations invitations,
            AuthConfig config,
            Clock clock) {
        this.verification = verification;
        this.invitations = invitations;
        this.mode = config.registration();
        this.accounts = accounts;
        this.standings = standings;
        this.hasher = hasher;
        this.clock = clock;
    }

    /// Makes an account and its personal organisation. The password is hashed before anyone looks
    /// whether the address is taken, so that both answers take the same time, and outside the
    /// transaction, because it takes long.
    ///
    /// @param invitation the code of an invitation's mail
    /// @throws ProblemException `registration-closed`, `email-taken`, `invalid-mail-token` for the
    ///     invitation, or `validation-failed` for the password
    Registration register(EmailAddress email, String password, String displayName, Optional<MailToken> invitation) {
        if (!mode.admits(invitation.isPresent())) {
            throw new ProblemException(AuthError.REGISTRATION_CLOSED);
        }
        invitation.ifPresent(code -> QuarkusTransaction.requiringNew().run(() -> invitations.require(code, email)));
        PasswordPolicy.require(password, List.of(email.value(), displayName));
        String phc = hasher.hash(password);
        AccountView account = new AccountView(Ids.next(), email.value(), displayName, clock.instant());
        OrganisationView personal = QuarkusTransaction.requiringNew().call(() -> {
            if (!accounts.add(account, phc)) {
                throw new ProblemException(AuthError.EMAIL_TAKEN);
            }
            OrganisationView home = standings.addPersonal(account.id(), displayName, account.createdAt());
            invitation.ifPresentOrElse(
                    code -> invitations.accept(code, account.id(), email), () -> verification.ask(account));
            return home;
        });
        return new Registration(account, personal);
    }
}
