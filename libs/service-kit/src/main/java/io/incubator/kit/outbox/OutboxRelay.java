package io.incubator.kit.outbox;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.messaging.Publication;
import io.incubator.kit.messaging.PublishResult;
import io.incubator.kit.messaging.Publisher;
import io.incubator.kit.runtime.BackgroundLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/// Sends what the outbox holds. Every replica runs one; they share the rows by `SKIP LOCKED`. A row
/// goes when the broker has confirmed it; what comes back unroutable or unconfirmed stays and is
/// tried again, so that no start order matters.
@Singleton
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final int BATCH = 256;

    private final Jdbi jdbi;
    private final Publisher publisher;
    private final MeterRegistry meters;
    private final BackgroundLoop loop;

    OutboxRelay(@SystemRole Jdbi jdbi, Publisher publisher, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.publisher = publisher;
        this.meters = meters;
        this.loop = new BackgroundLoop("outbox-relay", SWEEP, this::drain);
    }

    void onStart(@Observes StartupEvent event) {
        loop.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        loop.stop();
        publisher.close();
    }

    /// Says that there is something to send. Cheap, and safe from any thread.
    void wake() {
        loop.wake();
    }

    /// Sends until nothing is due.
    private void drain() {
        int sent;
        do {
            sent = QuarkusTransaction.requiringNew().call(this::sendBatch);
        } while (sent == BATCH);
    }

    /// The rows stay locked until the broker has answered, at most the publisher's confirm timeout.
    private int sendBatch() {
        List<Publication> due = due();
        if (due.isEmpty()) {
            return 0;
        }
        Map<UUID, PublishResult> results = publisher.publish(due);
        // the broker has them; what a crash of PostgreSQL brings back is sent twice, as it may always be
        jdbi.useHandle(handle -> handle.execute("set local synchronous_commit = off"));
        delete(results);
        postpone(results);
        int confirmed = confirmed(results);
        meters.counter("incubator.outbox.published").increment(confirmed);
        return confirmed;
    }

    private List<Publication> due() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, exchange, routing_key, org_id, aggregate_id, aggregate_version, payload::text, traceparent, created_at
                        from outbox where next_at <= now() order by next_at, id limit :batch for update skip locked""")
                .bind("batch", BATCH)
                .map((row, _) -> new Publication(
                        row.getObject("id", UUID.class),
                        row.getString("exchange"),
                        row.getString("routing_key"),
                        row.getObject("org_id", UUID.class),
                        row.getObject("aggregate_id", UUID.class),
                        row.getLong("aggregate_version"),
                        row.getString("payload"),
                        row.getString("traceparent"),
                        row.getTimestamp("created_at").toInstant()))
                .list());
    }

    private void delete(Map<UUID, PublishResult> results) {
        UUID[] confirmed = results.entrySet().stream()
                .filter(e -> e.getValue() instanceof PublishResult.Confirmed)
                .map(Map.Entry::getKey)
                .toArray(UUID[]::new);
        jdbi.useHandle(handle -> handle.createUpdate("delete from outbox where id = any(:ids)")
                .bindArray("ids", UUID.class, (Object[]) confirmed)
                .execute());
    }

    private void postpone(Map<UUID, PublishResult> results) {
        results.forEach((id, result) -> {
            if (result instanceof PublishResult.Failed(String reason)) {
                LOG.warnf("event not delivered, kept for the next try: id=%s reason=%s", id, reason);
                meters.counter("incubator.outbox.undelivered", "reason", reason).increment();
                jdbi.useHandle(handle -> handle.createUpdate("""
                                update outbox set attempts = attempts + 1, failure = :reason,
                                    next_at = now() + least(power(2, least(attempts, 6)), 60) * interval '0.5 second'
                                where id = :id""")
                        .bind("id", id)
                        .bind("reason", reason)
                        .execute());
            }
        });
    }

    private static int confirmed(Map<UUID, PublishResult> results) {
        return (int) results.values().stream()
                .filter(PublishResult.Confirmed.class::isInstance)
                .count();
    }
}
