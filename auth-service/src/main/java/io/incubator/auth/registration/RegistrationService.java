package io.incubator.auth.registration;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountView;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.organisation.OrganisationView;
import io.incubator.auth.organisation.StandingRepository;
import io.incubator.auth.password.PasswordHasher;
import io.incubator.auth.password.PasswordPolicy;
import io.incubator.kit.data.Ids;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// Signs people up.
@ApplicationScoped
class RegistrationService {
    private final SignInRepository accounts;
    private final StandingRepository standings;
    private final PasswordHasher hasher;
    private final Clock clock;

    RegistrationService(SignInRepository accounts, StandingRepository standings, PasswordHasher hasher, Clock clock) {
        this.accounts = accounts;
        this.standings = standings;
        this.hasher = hasher;
        this.clock = clock;
    }

    /// Makes an account and its personal organisation. The password is hashed before anyone looks
    /// whether the address is taken, so that both answers take the same time, and outside the
    /// transaction, because it takes long.
    ///
    /// @throws ProblemException `email-taken`, or `validation-failed` for the password
    Registration register(EmailAddress email, String password, String displayName) {
        PasswordPolicy.require(password, List.of(email.value(), displayName));
        String phc = hasher.hash(password);
        AccountView account = new AccountView(Ids.next(), email.value(), displayName, clock.instant());
        OrganisationView personal = QuarkusTransaction.requiringNew().call(() -> {
            if (!accounts.add(account, phc)) {
                throw new ProblemException(AuthError.EMAIL_TAKEN);
            }
            return standings.addPersonal(account.id(), displayName, account.createdAt());
        });
        return new Registration(account, personal);
    }
}
