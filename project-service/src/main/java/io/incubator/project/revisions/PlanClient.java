package io.incubator.project.revisions;

import io.incubator.kit.client.ServiceToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// Plans in ai-service.
@Path("/internal/ai/plans")
@RegisterRestClient(configKey = "ai-service")
@RegisterProvider(ServiceToken.class)
interface PlanClient {

    /// A plan with the files of its bundle.
    @GET
    @Path("/{planId}")
    PlanDocument get(UUID planId, @QueryParam("organisation") UUID organisation);
}
