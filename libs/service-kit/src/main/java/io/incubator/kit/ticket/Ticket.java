package io.incubator.kit.ticket;

import java.time.Instant;

/// A ticket, as the API hands it out.
///
/// @param ticket to be sent as the query parameter `ticket`, once
/// @param expiresAt when it is worth nothing even unused
public record Ticket(String ticket, Instant expiresAt) {
    @Override
    public String toString() {
        return "Ticket[…]";
    }
}
