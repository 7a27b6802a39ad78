package io.incubator.auth.delegation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// On-behalf-of tokens, for job-service's claims.
@Path("/internal/auth/delegations")
@RolesAllowed("tokens:delegate")
@Tag(name = "Internal")
class DelegationResource {
    private final DelegationService delegations;

    DelegationResource(DelegationService delegations) {
        this.delegations = delegations;
    }

    @POST
    @RunOnVirtualThread
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "delegate", summary = "One on-behalf-of token per job, or why there is none")
    public List<Delegation> delegate(@NotNull @Size(max = 1000) List<@NotNull @Valid DelegationRequest> requests) {
        return delegations.delegate(requests);
    }
}
