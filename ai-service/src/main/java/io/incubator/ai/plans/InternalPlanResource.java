package io.incubator.ai.plans;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.Tenant;
import io.incubator.kit.tenancy.TenantContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Plans for other services, which say for whose organisation they act: they are trusted to, people are not.
@Path("/internal/ai/plans")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "internal")
class InternalPlanResource {
    private final PlanService plans;

    InternalPlanResource(PlanService plans) {
        this.plans = plans;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("plans:fetch")
    @Operation(summary = "Fetch a plan with the files of its bundle")
    public PlanDocument get(UUID id, @QueryParam("organisation") @NotNull UUID organisation) {
        return TenantContext.call(Tenant.of(organisation), () -> plans.document(organisation, id))
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }
}
