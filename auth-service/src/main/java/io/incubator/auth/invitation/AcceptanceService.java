package io.incubator.auth.invitation;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.mail.MailToken;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Accepts invitations for the caller.
@ApplicationScoped
class AcceptanceService {
    private final Invitations invitations;
    private final SignInRepository accounts;
    private final StepUp stepUp;
    private final CurrentIdentity caller;

    AcceptanceService(Invitations invitations, SignInRepository accounts, StepUp stepUp, CurrentIdentity caller) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.stepUp = stepUp;
        this.caller = caller;
    }

    /// @throws ProblemException `forbidden` without a session of one's own; `invalid-mail-token`
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Joined accept(MailToken token) {
        stepUp.session();
        EmailAddress email = accounts.view(caller.subject())
                .map(account -> EmailAddress.require(account.email()))
                .orElseThrow(() -> new ProblemException(AuthError.INVALID_MAIL_TOKEN));
        return invitations.join(token, caller.subject(), email);
    }
}
