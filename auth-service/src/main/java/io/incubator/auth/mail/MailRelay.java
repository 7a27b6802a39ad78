package io.incubator.auth.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.auth.AuthConfig;
import io.incubator.auth.token.KeySealer;
import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/// Sends what is waiting: a mail whose sending fails is tried again, less and less often, for a
/// day. At most the sending replica's death between the sending and the note of it sends a mail
/// twice.
@ApplicationScoped
class MailRelay {
    private static final Logger LOG = Logger.getLogger(MailRelay.class);
    private static final int AT_ONCE = 20;
    private static final Duration WORTH_SENDING = Duration.ofDays(1);

    private final MailRepository waiting;
    private final KeySealer sealer;
    private final MailTransport transport;
    private final ObjectMapper json;
    private final Clock clock;
    private final BackgroundLoop loop = new BackgroundLoop("mail", Duration.ofSeconds(20), this::sendAll);

    @Inject
    MailRelay(
            MailRepository waiting,
            KeySealer sealer,
            Mailer mailer,
            AuthConfig config,
            ObjectMapper json,
            Clock clock) {
        this.waiting = waiting;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
        this.transport = config.mail().smtpHost().isPresent()
                ? new SmtpTransport(mailer)
                : config.mail()
                        .folder()
                        .<MailTransport>map(f -> new FolderTransport(f, json))
                        .orElse(new NoTransport());
    }

    void start(@Observes StartupEvent started) {
        loop.startLater();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    void wake() {
        loop.wake();
    }

    private void sendAll() {
        List<MailRepository.Waiting> taken;
        do {
            taken = QuarkusTransaction.requiringNew().call(() -> waiting.take(clock.instant(), AT_ONCE));
            taken.forEach(this::send);
        } while (taken.size() == AT_ONCE);
    }

    private void send(MailRepository.Waiting mail) {
        Instant now = clock.instant();
        if (mail.written().plus(WORTH_SENDING).isAfter(now)) {
            try {
                transport.send(mail.id(), open(mail), mail.written());
            } catch (RuntimeException e) {
                // the boundary to a server that may be away; the row stays for the next try
                LOG.warnf("mail not sent: id=%s reason=%s", mail.id(), e.toString());
                return;
            }
        }
        QuarkusTransaction.requiringNew().run(() -> waiting.remove(mail.id()));
    }

    private Mail open(MailRepository.Waiting mail) {
        try {
            return json.readValue(sealer.open(mail.sealed(), "mail " + mail.id()), Mail.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed mail is not one", e);
        }
    }
}
