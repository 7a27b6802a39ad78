package io.incubator.kit.inbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.incubator.kit.observability.Traces;
import io.incubator.kit.problem.Outages;
import io.incubator.kit.tenancy.Tenant;
import io.incubator.kit.tenancy.TenantContext;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/// Takes messages for the consumers of a service. A consumer's method hands the message over and
/// returns; returning acks it, and by then its effect is committed or its failure recorded.
@Singleton
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Jdbi jdbi;
    private final ObjectReader json;
    private final RetryLog retries;
    private final DatabaseWait database;
    private final Traces traces;
    private volatile boolean stopping;

    Inbox(Jdbi jdbi, ObjectMapper json, RetryLog retries, DatabaseWait database, Traces traces) {
        this.jdbi = jdbi;
        // a producer may add a field before its consumers know it
        this.json = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.retries = retries;
        this.database = database;
        this.traces = traces;
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /// Brings a message's effect about, or records why it could not be. Waits while neither can be stored, so that the
    /// broker keeps the message.
    ///
    /// @throws IllegalStateException when the service stops before that; the message goes back to its queue
    public <T> void receive(EventHandler<T> handler, byte[] body, IncomingRabbitMQMetadata metadata) {
        RawEvent event = RawEvent.of(body, metadata);
        while (!settle(handler, event)) {
            database.await();
            if (stopping || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("the service stops");
            }
        }
    }

    private <T> boolean settle(EventHandler<T> handler, RawEvent event) {
        try {
            try {
                apply(handler, event);
            } catch (RuntimeException | Error e) {
                // the boundary of a message: whatever its effect threw is recorded, and the message acked
                if (Outages.isDatabaseOutage(e)) {
                    throw e;
                }
                LOG.warnf(e, "effect failed, recorded for retry: consumer=%s event=%s", handler.consumer(), event.id());
                retries.record(handler.consumer(), event, e);
            }
            return true;
        } catch (RuntimeException e) {
            if (Outages.isDatabaseOutage(e)) {
                LOG.warnf("database is away, the message waits: consumer=%s", handler.consumer());
            } else {
                LOG.errorf(e, "the failure is not recorded, the message waits: consumer=%s", handler.consumer());
            }
            return false;
        }
    }

    /// One attempt, in the event's tenant and trace: prepare, then effect and note in one transaction.
    <T> void apply(EventHandler<T> handler, RawEvent raw) {
        traces.run(
                raw.traceparent(),
                "process " + handler.consumer(),
                SpanKind.CONSUMER,
                () -> TenantContext.run(Tenant.of(raw.organisation()), () -> attempt(handler, raw)));
    }

    private <T> void attempt(EventHandler<T> handler, RawEvent raw) {
        if (isHandled(handler.consumer(), raw)) {
            return;
        }
        Effect effect = handler.prepare(raw.read(json, handler.payload()));
        QuarkusTransaction.requiringNew().run(() -> {
            if (note(handler.consumer(), raw)) {
                effect.run();
            }
        });
    }

    private boolean isHandled(String consumer, RawEvent event) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> handle.createQuery(
                                "select exists (select from inbox where consumer = :consumer and event_id = :id)")
                        .bind("consumer", consumer)
                        .bind("id", event.id())
                        .mapTo(Boolean.class)
                        .one()));
    }

    private boolean note(String consumer, RawEvent event) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into inbox (consumer, event_id, org_id) values (:consumer, :id, :org)
                        on conflict do nothing""")
                        .bind("consumer", consumer)
                        .bind("id", event.id())
                        .bind("org", event.organisation())
                        .execute())
                == 1;
    }
}
