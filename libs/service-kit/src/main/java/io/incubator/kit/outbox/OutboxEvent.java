package io.incubator.kit.outbox;

import io.incubator.kit.data.Ids;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// An event or command to publish.
///
/// @param id the CloudEvents id by which consumers dedupe
/// @param exchange the owner's topic exchange, such as `jobs`
/// @param type routing key and CloudEvents type, `<owner>.<aggregate>.<event>.v1`
/// @param organisation the tenant; null for what concerns none
/// @param aggregateId what the event is about
/// @param version the aggregate's version; consumers ignore an older one
/// @param data the payload: a record that serialises to the contract's JSON, at most 64 KiB
/// @param traceparent of the work it belongs to; null for that of the work that publishes it
/// @param notBefore when it is sent at the earliest; null for at once
public record OutboxEvent(
        UUID id,
        String exchange,
        String type,
        UUID organisation,
        UUID aggregateId,
        long version,
        Object data,
        String traceparent,
        Instant notBefore) {

    public OutboxEvent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(exchange);
        Objects.requireNonNull(type);
        Objects.requireNonNull(aggregateId);
        Objects.requireNonNull(data);
    }

    /// An event with a new id.
    public OutboxEvent(String exchange, String type, UUID organisation, UUID aggregateId, long version, Object data) {
        this(Ids.next(), exchange, type, organisation, aggregateId, version, data, null, null);
    }

    /// The same as part of a trace that is not the publisher's: of the job, say, that the publisher
    /// reports on.
    ///
    /// @param trace a W3C `traceparent`; null leaves it with the publisher's
    public OutboxEvent inTrace(String trace) {
        return new OutboxEvent(id, exchange, type, organisation, aggregateId, version, data, trace, notBefore);
    }

    /// The same, sent no sooner than at a moment.
    public OutboxEvent notBefore(Instant moment) {
        return new OutboxEvent(id, exchange, type, organisation, aggregateId, version, data, traceparent, moment);
    }
}
