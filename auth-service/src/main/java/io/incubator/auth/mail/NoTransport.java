package io.incubator.auth.mail;

import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Where no way out is set: the mail is dropped, and the log says what to set.
record NoTransport() implements MailTransport {
    private static final Logger LOG = Logger.getLogger(NoTransport.class);

    @Override
    public void send(UUID id, Mail mail, Instant written) {
        LOG.warnf("mail dropped, set SMTP_HOST and MAIL_FROM: id=%s subject=%s", id, mail.subject());
    }
}
