package io.incubator.kit.inbox;

/// One consumer's reaction to one type of event. Implementations are beans; the kit finds them for retries.
///
/// @param <T> the consumer's own record of the payload
public interface EventHandler<T> {

    /// A stable name, unique in the service: events are deduped per consumer.
    String consumer();

    /// The record the payload is read into. Fields it does not know are ignored.
    Class<T> payload();

    /// Does what must not happen inside a transaction, such as fetching what the event refers to,
    /// and returns the effect. May run again after a failure, so it changes nothing itself.
    Effect prepare(IncomingEvent<T> event);
}
