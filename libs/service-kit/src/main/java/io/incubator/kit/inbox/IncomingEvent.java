package io.incubator.kit.inbox;

import java.util.UUID;

/// An event as a consumer sees it.
///
/// @param id the CloudEvents id
/// @param type the routing key
/// @param organisation the tenant; null for what concerns none
/// @param version the aggregate's version: ignore one older than what you know
/// @param data the payload, read into the consumer's own record
public record IncomingEvent<T>(UUID id, String type, UUID organisation, long version, T data) {}
