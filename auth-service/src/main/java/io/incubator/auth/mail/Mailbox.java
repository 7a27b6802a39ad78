package io.incubator.auth.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.auth.token.KeySealer;
import io.incubator.kit.data.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.UUID;

/// Takes mail in a transaction of the system role; it is sent if, and only if, that commits. It
/// waits sealed, because it holds tokens and addresses.
@ApplicationScoped
public class Mailbox {
    private final MailRepository waiting;
    private final MailRelay relay;
    private final KeySealer sealer;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    Mailbox(
            MailRepository waiting,
            MailRelay relay,
            KeySealer sealer,
            ObjectMapper json,
            TransactionSynchronizationRegistry transactions,
            Clock clock) {
        this.waiting = waiting;
        this.relay = relay;
        this.sealer = sealer;
        this.json = json;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Posts a mail.
    ///
    /// @param account whom it is about; null for somebody who has no account yet
    public void post(UUID account, Mail mail) {
        UUID id = Ids.next();
        try {
            waiting.add(id, account, sealer.seal(json.writeValueAsBytes(mail), "mail " + id), clock.instant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mail does not serialise", e);
        }
        transactions.registerInterposedSynchronization(new WakeAfterCommit());
    }

    private final class WakeAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            // the row is written already
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
