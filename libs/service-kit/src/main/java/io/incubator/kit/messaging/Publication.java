package io.incubator.kit.messaging;

import java.time.Instant;
import java.util.UUID;

/// A message ready to be sent.
///
/// @param payload JSON text
/// @param traceparent W3C trace context of the work that caused it; null outside a trace
public record Publication(
        UUID id,
        String exchange,
        String routingKey,
        UUID organisation,
        UUID aggregateId,
        long version,
        String payload,
        String traceparent,
        Instant time) {}
