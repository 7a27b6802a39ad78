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
import java.util.UUID;
import java.util.function.Consumer;

/// Signs people up.
@ApplicationScoped
public class RegistrationService {
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
        admit(email, invitation);
        PasswordPolicy.require(password, List.of(email.value(), displayName));
        String phc = hasher.hash(password);
        AccountView account = new AccountView(Ids.next(), email.value(), displayName, clock.instant());
        OrganisationView personal = QuarkusTransaction.requiringNew().call(() -> {
            if (!accounts.add(account, phc)) {
                throw new ProblemException(AuthError.EMAIL_TAKEN);
            }
            return settle(account, invitation);
        });
        return new Registration(account, personal);
    }

    /// Makes an account without a password, for somebody whom a provider elsewhere has vouched for.
    ///
    /// @param with what belongs to it, in the same transaction
    /// @return the account
    /// @throws ProblemException `registration-closed`, `email-taken`, or `invalid-mail-token` for the invitation
    public UUID register(EmailAddress email, String displayName, Optional<MailToken> invitation, Consumer<UUID> with) {
        admit(email, invitation);
        AccountView account = new AccountView(Ids.next(), email.value(), displayName, clock.instant());
        QuarkusTransaction.requiringNew().run(() -> {
            if (!accounts.add(account)) {
                throw new ProblemException(AuthError.EMAIL_TAKEN);
            }
            settle(account, invitation);
            with.accept(account.id());
        });
        return account.id();
    }

    private void admit(EmailAddress email, Optional<MailToken> invitation) {
        if (!mode.admits(invitation.isPresent())) {
            throw new ProblemException(AuthError.REGISTRATION_CLOSED);
        }
        invitation.ifPresent(code -> QuarkusTransaction.requiringNew().run(() -> invitations.require(code, email)));
    }

    private OrganisationView settle(AccountView account, Optional<MailToken> invitation) {
        OrganisationView home = standings.addPersonal(account.id(), account.displayName(), account.createdAt());
        invitation.ifPresentOrElse(
                code -> invitations.accept(code, account.id(), new EmailAddress(account.email())),
                () -> verification.ask(account));
        return home;
    }
}
