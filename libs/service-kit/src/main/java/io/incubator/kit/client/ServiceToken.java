package io.incubator.kit.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/// Adds this service's own token to a REST client's calls: `@RegisterProvider(ServiceToken.class)`.
public class ServiceToken implements ClientRequestFilter {
    private final ServiceTokens tokens;

    /// Made by CDI.
    public ServiceToken(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.current());
    }
}
