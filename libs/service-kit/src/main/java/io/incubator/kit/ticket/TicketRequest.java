package io.incubator.kit.ticket;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/// A ticket that was shown at an address.
final class TicketRequest extends BaseAuthenticationRequest {
    private final String ticket;
    private final String path;

    TicketRequest(String ticket, String path) {
        this.ticket = ticket;
        this.path = path;
    }

    String ticket() {
        return ticket;
    }

    String path() {
        return path;
    }
}
