package io.incubator.auth.mail;

import java.time.Instant;
import java.util.UUID;

/// A way out for mail.
sealed interface MailTransport permits SmtpTransport, FolderTransport, NoTransport {

    /// Hands a mail over; what fails is tried again.
    ///
    /// @throws RuntimeException if it was not taken
    void send(UUID id, Mail mail, Instant written);
}
