package io.incubator.ai.plans;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Plans of the caller's organisation.
@Path("/api/ai/plans")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "plans")
class PlanResource {
    private final PlanService plans;
    private final CurrentIdentity identity;

    PlanResource(PlanService plans, CurrentIdentity identity) {
        this.plans = plans;
        this.identity = identity;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("plans:read")
    @Operation(operationId = "getPlan", summary = "Read a plan")
    public StoredPlan get(UUID id) {
        return plans.find(identity.organisation(), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }
}
