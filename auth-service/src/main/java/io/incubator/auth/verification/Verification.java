package io.incubator.auth.verification;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountView;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.mail.Mail;
import io.incubator.auth.mail.MailToken;
import io.incubator.auth.mail.MailTokenRepository;
import io.incubator.auth.mail.Mailbox;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Sends a token to an address and takes it back from whoever read it there.
@ApplicationScoped
public class Verification {
    private final SignInRepository accounts;
    private final MailTokenRepository tokens;
    private final Mailbox mailbox;
    private final Duration lifetime;
    private final Clock clock;

    @Inject
    Verification(
            SignInRepository accounts, MailTokenRepository tokens, Mailbox mailbox, AuthConfig config, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.mailbox = mailbox;
        this.lifetime = config.mail().verifyLifetime();
        this.clock = clock;
    }

    /// Sends a token, in a transaction of the system role; earlier ones are void.
    public void ask(AccountView account) {
        MailToken token = MailToken.random();
        Instant now = clock.instant();
        tokens.add(token, account.id(), MailTokenRepository.Purpose.VERIFY, now, now.plus(lifetime));
        mailbox.post(account.id(), mail(account.email(), token));
    }

    /// Sends a token again.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void askAgain(UUID account) {
        accounts.view(account).ifPresent(this::ask);
    }

    /// Takes a token back.
    ///
    /// @throws ProblemException `invalid-mail-token`
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void confirm(MailToken token) {
        Instant now = clock.instant();
        UUID account = tokens.spend(token, MailTokenRepository.Purpose.VERIFY, now)
                .orElseThrow(() -> new ProblemException(AuthError.INVALID_MAIL_TOKEN));
        accounts.verified(account, now);
    }

    private Mail mail(String to, MailToken token) {
        return new Mail(to, "Confirm your address / 请确认您的邮箱", """
                Somebody, hopefully you, signed up with this address. Confirm it with this code within %1$d hours:
                有人（希望是您）使用此邮箱注册。请在 %1$d 小时内使用以下代码确认：

                %2$s
                """.formatted(lifetime.toHours(), token.text()));
    }
}
