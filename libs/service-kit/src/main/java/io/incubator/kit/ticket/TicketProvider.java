package io.incubator.kit.ticket;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Lets in whom a ticket stands for.
@Singleton
class TicketProvider implements IdentityProvider<TicketRequest> {
    private final TicketRepository tickets;

    TicketProvider(TicketRepository tickets) {
        this.tickets = tickets;
    }

    @Override
    public Class<TicketRequest> getRequestType() {
        return TicketRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TicketRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> tickets.redeem(request.ticket(), request.path())
                .map(TicketProvider::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }

    private static SecurityIdentity identity(TicketRepository.Admission admission) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(admission.caller())
                .addRoles(admission.scopes())
                .build();
    }
}
