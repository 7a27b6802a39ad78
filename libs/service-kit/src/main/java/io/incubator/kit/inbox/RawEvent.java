package io.incubator.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.incubator.kit.messaging.CloudEventHeaders;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// An event before its payload is understood; what a retry is stored as.
///
/// @param traceparent of the work that caused it; null outside a trace
record RawEvent(UUID id, String type, UUID organisation, long version, String payload, String traceparent) {

    /// Reads the CloudEvents headers. A message without them gets an id made of its content, so
    /// that even nonsense can be parked, and parked once.
    static RawEvent of(byte[] body, IncomingRabbitMQMetadata metadata) {
        Map<String, Object> headers = metadata.getHeaders();
        Object id = headers.get(CloudEventHeaders.ID);
        return new RawEvent(
                id == null ? UUID.nameUUIDFromBytes(body) : uuid(id, body),
                text(headers.get(CloudEventHeaders.TYPE), metadata.getRoutingKey()),
                headers.get(CloudEventHeaders.ORGANISATION) == null
                        ? null
                        : uuid(headers.get(CloudEventHeaders.ORGANISATION), body),
                number(headers.get(CloudEventHeaders.VERSION)),
                storable(new String(body, StandardCharsets.UTF_8)),
                text(headers.get(CloudEventHeaders.TRACEPARENT), null));
    }

    <T> IncomingEvent<T> read(ObjectReader json, Class<T> payload) {
        try {
            return new IncomingEvent<>(
                    id, type, organisation, version, json.forType(payload).readValue(this.payload));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the payload is not what " + type + " carries", e);
        }
    }

    /// A text as PostgreSQL can hold it: what nobody can read shall at least be parked.
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static UUID uuid(Object header, byte[] body) {
        try {
            return UUID.fromString(header.toString());
        } catch (IllegalArgumentException malformed) {
            return UUID.nameUUIDFromBytes(body);
        }
    }

    private static String text(Object header, String otherwise) {
        return header == null ? otherwise : storable(header.toString());
    }

    private static long number(Object header) {
        try {
            return header == null ? 0 : Long.parseLong(header.toString());
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }
}
