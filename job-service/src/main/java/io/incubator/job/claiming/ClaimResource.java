package io.incubator.job.claiming;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Claims, by workers.
@Path("/internal/jobs/claims")
@Tag(name = "workers")
@RunOnVirtualThread
class ClaimResource {
    private final ClaimService claims;
    private final CurrentIdentity caller;

    ClaimResource(ClaimService claims, CurrentIdentity caller) {
        this.claims = claims;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("jobs:work")
    @Operation(operationId = "claimJobs", summary = "Lease jobs of a kind")
    public Leases claim(@Valid @NotNull ClaimRequest request) {
        String actor = caller.client().orElseThrow(() -> new ProblemException(CommonError.FORBIDDEN));
        return claims.claim(request, actor);
    }
}
