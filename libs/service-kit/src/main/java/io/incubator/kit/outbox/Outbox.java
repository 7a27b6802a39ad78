package io.incubator.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.observability.Traces;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Takes events in the caller's transaction; they are sent if, and only if, it commits.
public class Outbox {
    private static final int MAX_PAYLOAD_BYTES = 64 * 1024;

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transactions;
    private final Runnable wakeRelay;

    Outbox(Jdbi jdbi, ObjectMapper json, TransactionSynchronizationRegistry transactions, Runnable wakeRelay) {
        this.jdbi = jdbi;
        this.json = json;
        this.transactions = transactions;
        this.wakeRelay = wakeRelay;
    }

    /// Takes one event.
    ///
    /// @throws IllegalStateException outside a transaction, or when the payload is over 64 KiB
    public void publish(OutboxEvent event) {
        publishAll(List.of(event));
    }

    /// Takes events, in one statement however many they are.
    public void publishAll(List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is published in a transaction or not at all");
        }
        String traceparent = Traces.current();
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into outbox (id, org_id, exchange, routing_key, aggregate_id, aggregate_version, payload, traceparent,
                        next_at)
                    values (:id, :org, :exchange, :type, :aggregate, :version, cast(:payload as jsonb), :traceparent,
                        coalesce(:notBefore, now()))""");
            for (OutboxEvent event : events) {
                batch.bind("id", event.id())
                        .bind("org", event.organisation())
                        .bind("exchange", event.exchange())
                        .bind("type", event.type())
                        .bind("aggregate", event.aggregateId())
                        .bind("version", event.version())
                        .bind("payload", payload(event))
                        .bind("traceparent", event.traceparent() == null ? traceparent : event.traceparent())
                        .bind("notBefore", event.notBefore())
                        .add();
            }
            batch.execute();
        });
        transactions.registerInterposedSynchronization(new WakeAfterCommit());
    }

    private String payload(OutboxEvent event) {
        try {
            byte[] payload = json.writeValueAsBytes(event.data());
            if (payload.length > MAX_PAYLOAD_BYTES) {
                throw new IllegalStateException(event.type() + " is over 64 KiB: send a reference instead");
            }
            return new String(payload, java.nio.charset.StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(event.type() + " does not serialise", e);
        }
    }

    /// The replica that wrote wakes its own relay, which needs no NOTIFY (it would serialise commits); if this replica
    /// dies first, the others' sweep finds the row.
    private final class WakeAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            // the rows are written already
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                wakeRelay.run();
            }
        }
    }
}
