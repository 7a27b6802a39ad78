package io.incubator.auth.invitation;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.invitation.InvitationRepository.Offer;
import io.incubator.auth.mail.MailToken;
import io.incubator.auth.organisation.StandingRepository;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// Accepts invitations, in the caller's transaction of the system role.
@ApplicationScoped
public class Invitations {
    private final InvitationRepository invitations;
    private final StandingRepository standings;
    private final SignInRepository addresses;
    private final AuditLog audit;
    private final Clock clock;

    Invitations(
            InvitationRepository invitations,
            StandingRepository standings,
            SignInRepository addresses,
            AuditLog audit,
            Clock clock) {
        this.invitations = invitations;
        this.standings = standings;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    /// Refuses a code that this address could not accept, before an account is made of it.
    ///
    /// @throws ProblemException `invalid-mail-token`
    public void require(MailToken token, EmailAddress email) {
        if (invitations.find(token, email, clock.instant()).filter(this::isGood).isEmpty()) {
            throw new ProblemException(AuthError.INVALID_MAIL_TOKEN);
        }
    }

    /// Makes the account of that address a member, by the code in its mail, once. Whoever has it
    /// has the mailbox, so the address counts as confirmed.
    ///
    /// @throws ProblemException `invalid-mail-token`, also where the code was sent to another address
    public void accept(MailToken token, UUID account, EmailAddress email) {
        join(token, account, email);
    }

    Joined join(MailToken token, UUID account, EmailAddress email) {
        Instant now = clock.instant();
        Offer offer = invitations
                .spend(token, email, now)
                .filter(this::isGood)
                .orElseThrow(() -> new ProblemException(AuthError.INVALID_MAIL_TOKEN));
        if (standings.add(account, offer.organisation(), offer.role(), now)) {
            audit.record(account, offer.organisation(), "member-joined");
        }
        addresses.verified(account, now);
        return standings
                .find(account, offer.organisation())
                .map(standing -> new Joined(standing.organisation(), standing.role()))
                .orElseThrow();
    }

    /// Who made it may still do so.
    private boolean isGood(Offer offer) {
        return standings.mayGrant(offer.invitedBy(), offer.organisation(), offer.role());
    }
}
