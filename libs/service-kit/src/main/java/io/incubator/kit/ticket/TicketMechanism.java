package io.incubator.kit.ticket;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/// Reads `?ticket=` of a GET without an `Authorization` header. Any other request is none of its
/// business, and a ticket in it is not looked at.
@Singleton
class TicketMechanism implements HttpAuthenticationMechanism {
    private static final String PARAMETER = "ticket";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (request.request().headers().contains(HttpHeaders.AUTHORIZATION)
                || !HttpMethod.GET.equals(request.request().method())) {
            return Uni.createFrom().nullItem();
        }
        List<String> tickets = request.queryParam(PARAMETER);
        if (tickets.size() != 1) {
            return Uni.createFrom().nullItem();
        }
        return identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(
                new TicketRequest(tickets.getFirst(), request.normalizedPath()), request));
    }

    /// Bearer's challenge is the one worth answering with.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TicketRequest.class);
    }
}
