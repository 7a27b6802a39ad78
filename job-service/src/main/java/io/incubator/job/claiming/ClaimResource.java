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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Claims, by workers.
@Path("/internal/jobs/claims")
@Tag(name = "workers")
@RunOnVirtualThread
class ClaimResource {
    private static final String MORE = "More-Jobs";

    private final ClaimService claims;
    private final CurrentIdentity caller;

    ClaimResource(ClaimService claims, CurrentIdentity caller) {
        this.claims = claims;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("jobs:work")
    @Operation(operationId = "claimJobs", summary = "Lease jobs of a kind")
    @APIResponse(
            responseCode = "200",
            description = "The leases; none when there is nothing to do.",
            headers =
                    @Header(
                            name = MORE,
                            description = "Whether to ask again as soon as a hand is free;"
                                    + " otherwise the bell rings when there is something.",
                            schema = @Schema(type = SchemaType.BOOLEAN)))
    public RestResponse<Leases> claim(@Valid @NotNull ClaimRequest request) {
        String actor = caller.client().orElseThrow(() -> new ProblemException(CommonError.FORBIDDEN));
        Leases leases = claims.claim(request, actor);
        return RestResponse.ResponseBuilder.ok(leases)
                .header(MORE, leases.more())
                .build();
    }
}
