package io.incubator.auth.invitation;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.AuthError;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.mail.Mail;
import io.incubator.auth.mail.MailToken;
import io.incubator.auth.mail.Mailbox;
import io.incubator.auth.organisation.Role;
import io.incubator.auth.organisation.StandingRepository;
import io.incubator.auth.throttle.LoginThrottle;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Invites people into the organisation the caller's token speaks for.
@ApplicationScoped
class InvitationService {
    private final InvitationRepository invitations;
    private final StandingRepository standings;
    private final SignInRepository addresses;
    private final LoginThrottle throttle;
    private final Mailbox mailbox;
    private final AuditLog audit;
    private final CurrentIdentity caller;
    private final Duration lifetime;
    private final Clock clock;

    @Inject
    InvitationService(
            InvitationRepository invitations,
            StandingRepository standings,
            SignInRepository addresses,
            LoginThrottle throttle,
            Mailbox mailbox,
            AuditLog audit,
            CurrentIdentity caller,
            AuthConfig config,
            Clock clock) {
        this.invitations = invitations;
        this.standings = standings;
        this.addresses = addresses;
        this.throttle = throttle;
        this.mailbox = mailbox;
        this.audit = audit;
        this.caller = caller;
        this.lifetime = config.mail().invitationLifetime();
        this.clock = clock;
    }

    /// Sends an invitation. Whether the address has an account makes no difference; a former invitation of the same
    /// address is void.
    ///
    /// @throws ProblemException `not-found`, `forbidden` for a job, `role-not-grantable`, `already-member`,
    ///     `too-many-attempts` for an address that was sent many mails lately
    MemberInvitation invite(UUID organisation, EmailAddress email, Role role) {
        requireCurrent(organisation);
        UUID by = caller.subject();
        if (caller.actor().isPresent()) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        if (!throttle.takeMail(email.value())) {
            throw new ProblemException(AuthError.TOO_MANY_ATTEMPTS).retryAfter(Duration.ofMinutes(10));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!standings.mayGrant(by, organisation, role)) {
                throw new ProblemException(AuthError.ROLE_NOT_GRANTABLE);
            }
            if (addresses
                    .findId(email)
                    .flatMap(account -> standings.find(account, organisation))
                    .isPresent()) {
                throw new ProblemException(AuthError.ALREADY_MEMBER);
            }
            Instant now = clock.instant();
            MailToken token = MailToken.random();
            MemberInvitation made = new MemberInvitation(Ids.next(), email.value(), role, now, now.plus(lifetime));
            UUID id = invitations.add(organisation, by, made, token);
            mailbox.post(null, mail(email.value(), standings.nameOf(organisation), token));
            audit.record(by, organisation, "member-invited");
            return new MemberInvitation(id, made.email(), role, now, made.expiresAt());
        });
    }

    /// The invitations nobody has accepted yet.
    ///
    /// @throws ProblemException `not-found`
    @ReadOnly
    Page<MemberInvitation> list(UUID organisation, Optional<Cursor> before, int limit) {
        requireCurrent(organisation);
        return Page.of(
                invitations.of(organisation, before, limit + 1),
                limit,
                i -> Cursor.of(i.createdAt(), i.id()),
                Function.identity());
    }

    /// Takes one back.
    ///
    /// @throws ProblemException `not-found`
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void withdraw(UUID organisation, UUID id) {
        requireCurrent(organisation);
        if (!invitations.remove(id, organisation)) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
        audit.record(caller.subject(), organisation, "invitation-withdrawn");
    }

    private void requireCurrent(UUID organisation) {
        if (!organisation.equals(caller.organisation())) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
    }

    private Mail mail(String to, String organisation, MailToken token) {
        return new Mail(to, "Invitation / 邀请", """
                You are invited to join "%1$s". Accept with this code within %2$d days, signed in with this address or \
                signing up with it; if you do not want to, there is nothing to do.
                您被邀请加入“%1$s”。请在 %2$d 天内用此邮箱登录或注册，并使用以下代码接受邀请；如不愿加入，请忽略本邮件。

                %3$s
                """.formatted(
                        organisation.strip().replaceAll("\\p{Cntrl}", " "), lifetime.toDays(), token.text()));
    }
}
