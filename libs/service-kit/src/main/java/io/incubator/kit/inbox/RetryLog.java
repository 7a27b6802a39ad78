package io.incubator.kit.inbox;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.problem.Outages;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/// The failed effects and their next tries. An outage elsewhere is not the event's fault and does not
/// use up attempts.
@Singleton
class RetryLog {
    static final int MAX_ATTEMPTS = 5;
    private static final int MAX_REASON = 500;

    private final Jdbi jdbi;

    RetryLog(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    record Due(String consumer, RawEvent event) {}

    /// Records a failure: the first, or one more. Pauses 1, 2, 4, 8 s; then it is parked.
    void record(String consumer, RawEvent event, Throwable failure) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> bind(handle.createUpdate("""
                        insert into inbox_retry as r
                            (consumer, event_id, org_id, event_type, version, payload, traceparent, attempts, next_at, failure)
                        values (:consumer, :id, :org, :type, :version, :payload, :traceparent, :counts, now() + interval '1 second', :failure)
                        on conflict (consumer, event_id) do update set
                            attempts = r.attempts + :counts,
                            next_at = now() + power(2, least(r.attempts, 4)) * interval '1 second',
                            parked_at = case when r.attempts + :counts >= :max then now() end,
                            failure = :failure"""), consumer, event)
                        .bind("counts", Outages.isOutage(failure) ? 0 : 1)
                        .bind("max", MAX_ATTEMPTS)
                        .bind("failure", reason(failure))
                        .execute()));
    }

    /// Takes one event that is due, and keeps other replicas off it for a minute: longer than an
    /// attempt may take. The choice is made once, before the update: as a subquery PostgreSQL may ask
    /// for it again with every row, and take them all.
    Optional<Due> takeDue() {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> handle.createQuery("""
                        with due as materialized (
                            select consumer, event_id from inbox_retry
                            where parked_at is null and next_at <= now()
                            order by next_at limit 1 for update skip locked)
                        update inbox_retry r set next_at = now() + interval '1 minute'
                        from due where r.consumer = due.consumer and r.event_id = due.event_id
                        returning r.consumer, r.event_id, r.org_id, r.event_type, r.version, r.payload,
                            r.traceparent""")
                        .map((row, _) -> new Due(
                                row.getString("consumer"),
                                new RawEvent(
                                        row.getObject("event_id", UUID.class),
                                        row.getString("event_type"),
                                        row.getObject("org_id", UUID.class),
                                        row.getLong("version"),
                                        row.getString("payload"),
                                        row.getString("traceparent"))))
                        .findOne()));
    }

    /// Forgets an event whose effect is in place.
    void settle(Due due) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> handle.createUpdate(
                                "delete from inbox_retry where consumer = :consumer and event_id = :id")
                        .bind("consumer", due.consumer())
                        .bind("id", due.event().id())
                        .execute()));
    }

    /// Drops notes of handled events that no broker could still repeat.
    void forgetOld() {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(
                        handle -> handle.execute("delete from inbox where received_at < now() - interval '14 days'")));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, String consumer, RawEvent event) {
        return statement
                .bind("consumer", consumer)
                .bind("id", event.id())
                .bind("org", event.organisation())
                .bind("type", event.type())
                .bind("version", event.version())
                .bind("payload", event.payload())
                .bind("traceparent", event.traceparent());
    }

    private static String reason(Throwable failure) {
        String text = RawEvent.storable(failure.toString());
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON);
    }
}
