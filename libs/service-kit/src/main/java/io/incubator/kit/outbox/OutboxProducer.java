package io.incubator.kit.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jdbi.v3.core.Jdbi;

/// One outbox per role: an event joins the transaction, and with it the connection, of whoever publishes it.
@Singleton
class OutboxProducer {

    @Produces
    @Singleton
    Outbox application(
            Jdbi jdbi, ObjectMapper json, TransactionSynchronizationRegistry transactions, OutboxRelay relay) {
        return new Outbox(jdbi, json, transactions, relay::wake);
    }

    @Produces
    @Singleton
    @SystemRole
    Outbox system(
            @SystemRole Jdbi jdbi,
            ObjectMapper json,
            TransactionSynchronizationRegistry transactions,
            OutboxRelay relay) {
        return new Outbox(jdbi, json, transactions, relay::wake);
    }
}
