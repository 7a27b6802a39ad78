package io.incubator.auth.passwordreset;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountView;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.mail.Mail;
import io.incubator.auth.mail.MailToken;
import io.incubator.auth.mail.MailTokenRepository;
import io.incubator.auth.mail.MailTokenRepository.Purpose;
import io.incubator.auth.mail.Mailbox;
import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.auth.password.PasswordHasher;
import io.incubator.auth.password.PasswordPolicy;
import io.incubator.auth.session.AccountSessions;
import io.incubator.auth.throttle.LoginThrottle;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Resets passwords. A reset signs nobody in: what comes after it is a login, with its second factor.
@ApplicationScoped
class PasswordResetService {
    private final SignInRepository accounts;
    private final MailTokenRepository tokens;
    private final Mailbox mailbox;
    private final PasswordHasher hasher;
    private final AccountSessions sessions;
    private final NoticeRepository notices;
    private final LoginThrottle throttle;
    private final Duration lifetime;
    private final Clock clock;

    @Inject
    PasswordResetService(
            SignInRepository accounts,
            MailTokenRepository tokens,
            Mailbox mailbox,
            PasswordHasher hasher,
            AccountSessions sessions,
            NoticeRepository notices,
            LoginThrottle throttle,
            AuthConfig config,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.mailbox = mailbox;
        this.hasher = hasher;
        this.sessions = sessions;
        this.notices = notices;
        this.throttle = throttle;
        this.lifetime = config.mail().resetLifetime();
        this.clock = clock;
    }

    /// Sends a token to the address, if it has an account and has not been sent too many. The
    /// caller is told the same in every case.
    void ask(String typed) {
        Optional<EmailAddress> email = EmailAddress.read(typed);
        if (email.isPresent() && throttle.takeMail(email.get().value())) {
            QuarkusTransaction.requiringNew()
                    .run(() -> accounts.findId(email.get()).ifPresent(account -> send(account, email.get())));
        }
    }

    private void send(UUID account, EmailAddress email) {
        MailToken token = MailToken.random();
        Instant now = clock.instant();
        tokens.add(token, account, Purpose.RESET, now, now.plus(lifetime));
        mailbox.post(account, mail(email.value(), token));
    }

    /// Sets another password: of many at once with one token, one does. All sessions end. A
    /// password that is refused does not spend the token.
    ///
    /// @throws ProblemException `invalid-mail-token`; `validation-failed` for the password
    void reset(MailToken token, String password) {
        AccountView account = QuarkusTransaction.requiringNew()
                .call(() -> tokens.find(token, Purpose.RESET, clock.instant()).flatMap(accounts::view))
                .orElseThrow(() -> new ProblemException(AuthError.INVALID_MAIL_TOKEN));
        PasswordPolicy.require(password, List.of(account.email(), account.displayName()));
        String phc = hasher.hash(password);
        QuarkusTransaction.requiringNew().run(() -> store(token, phc));
    }

    private void store(MailToken token, String phc) {
        Instant now = clock.instant();
        UUID account = tokens.spend(token, Purpose.RESET, now)
                .orElseThrow(() -> new ProblemException(AuthError.INVALID_MAIL_TOKEN));
        boolean stored = accounts.find(account)
                .map(login -> accounts.replace(login, phc, now))
                // who signed up with an account elsewhere gets their first one
                .orElseGet(() -> accounts.addPassword(account, phc, now));
        if (!stored) {
            throw new ProblemException(CommonError.CONFLICT);
        }
        // who reads its mail has the address
        accounts.verified(account, now);
        sessions.endAll(account);
        notices.add(account, NoticeKind.PASSWORD_RESET, now);
    }

    private Mail mail(String to, MailToken token) {
        return new Mail(to, "Set another password / 重置密码", """
                Somebody, hopefully you, asked to set another password. Do so with this code within %1$d minutes; \
                if it was not you, there is nothing to do.
                有人（希望是您）请求重置密码。请在 %1$d 分钟内使用以下代码；如果不是您本人，请忽略本邮件。

                %2$s
                """.formatted(lifetime.toMinutes(), token.text()));
    }
}
