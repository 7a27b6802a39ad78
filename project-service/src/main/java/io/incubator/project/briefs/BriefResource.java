package io.incubator.project.briefs;

import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Briefs of a project.
@Path("/api/projects/{projectId}/briefs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "briefs")
class BriefResource {
    private final BriefService briefs;

    BriefResource(BriefService briefs) {
        this.briefs = briefs;
    }

    @POST
    @Idempotent
    @RolesAllowed("projects:write")
    @Operation(operationId = "addBrief", summary = "Add a brief: the idea in plain words, and stated circumstances")
    @APIResponseSchema(value = Brief.class, responseCode = "201", responseDescription = "Added; Location says where")
    public RestResponse<Brief> add(UUID projectId, @Valid @NotNull NewBrief body) {
        Brief brief = briefs.add(projectId, body);
        return RestResponse.ResponseBuilder.<Brief>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/projects/" + projectId + "/briefs/" + brief.id())
                .entity(brief)
                .build();
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(operationId = "listBriefs", summary = "List a project's briefs, the newest first")
    @APIResponseSchema(value = BriefPage.class, responseCode = "200")
    public Response list(
            UUID projectId,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            defaultValue = "-createdAt",
                                            enumeration = {"createdAt", "-createdAt"}))
                    @QueryParam("sort")
                    String sort,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(briefs.list(projectId, sort, cursor, limit), uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("projects:read")
    @Operation(operationId = "getBrief", summary = "Read a brief")
    public Brief get(UUID projectId, UUID id) {
        return briefs.get(projectId, id);
    }
}
