package io.incubator.auth.mail;

import io.quarkus.mailer.Mailer;
import java.time.Instant;
import java.util.UUID;

/// Mail by SMTP, with the settings of `quarkus.mailer`.
record SmtpTransport(Mailer mailer) implements MailTransport {

    @Override
    public void send(UUID id, Mail mail, Instant written) {
        mailer.send(io.quarkus.mailer.Mail.withText(mail.to(), mail.subject(), mail.text())
                .addHeader("Message-ID", "<" + id + "@incubator>")
                .addHeader("Auto-Submitted", "auto-generated"));
    }
}
