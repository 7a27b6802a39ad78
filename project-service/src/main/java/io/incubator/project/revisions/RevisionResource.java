package io.incubator.project.revisions;

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
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Revisions of a project.
@Path("/api/projects/{projectId}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "revisions")
class RevisionResource {
    private final RevisionService revisions;
    private final BundleWriter bundles;

    RevisionResource(RevisionService revisions, BundleWriter bundles) {
        this.revisions = revisions;
        this.bundles = bundles;
    }

    @POST
    @RolesAllowed("projects:write")
    @Operation(summary = "Plan a brief", description = "Follow the project's events, or read the revision again.")
    @APIResponseSchema(
            value = Revision.class,
            responseCode = "202",
            responseDescription = "Planning begins; Location says where the plan will be")
    public RestResponse<Revision> request(UUID projectId, @Valid @NotNull NewRevision body) {
        Revision revision = revisions.request(projectId, body);
        return RestResponse.ResponseBuilder.<Revision>create(RestResponse.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, "/api/projects/" + projectId + "/revisions/" + revision.id())
                .entity(revision)
                .build();
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(summary = "List a project's revisions without their plans, the newest first")
    @APIResponseSchema(value = RevisionPage.class, responseCode = "200")
    public Response list(
            UUID projectId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(revisions.list(projectId, cursor, limit), uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("projects:read")
    @Operation(summary = "Read a revision, with its plan once it is ready")
    public Revision get(UUID projectId, UUID id) {
        return revisions.get(projectId, id);
    }

    @GET
    @Path("/{id}/bundle")
    @Produces("application/zip")
    @RolesAllowed("projects:read")
    @Operation(summary = "Download a ready revision's bundle")
    @APIResponse(
            responseCode = "200",
            description = "A ZIP archive",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<StreamingOutput> bundle(UUID projectId, UUID id) {
        Bundle bundle = revisions.bundle(projectId, id);
        StreamingOutput body = out -> bundles.write(bundle, out);
        return RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + bundle.fileName() + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
