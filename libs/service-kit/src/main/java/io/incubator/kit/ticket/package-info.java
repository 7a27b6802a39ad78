/// Tickets: one use of one stream, for clients that cannot send an `Authorization` header (EventSource,
/// WebSocket in a browser). A ticket stands in the address, so it is worth nothing elsewhere, nothing
/// twice and nothing after 30 s.
package io.incubator.kit.ticket;
