package io.incubator.ai.plans;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// Briefs in project-service, read on behalf of the person who asked for the plan.
@Path("/api/projects")
@RegisterRestClient(configKey = "project-service")
interface BriefClient {

    @GET
    @Path("/{projectId}/briefs/{briefId}")
    JsonNode get(UUID projectId, UUID briefId, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
