package io.incubator.project.revisions;

import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.limits.RateClass;
import io.incubator.kit.paging.Paging;
import io.incubator.project.decisions.DecisionDiff;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
    private final RevisionRequestService requests;
    private final RevisionService revisions;
    private final BundleWriter bundles;

    RevisionResource(RevisionRequestService requests, RevisionService revisions, BundleWriter bundles) {
        this.requests = requests;
        this.revisions = revisions;
        this.bundles = bundles;
    }

    @POST
    @Idempotent
    @RateClass(RateClass.Kind.HEAVY)
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "requestRevision",
            summary = "Plan a brief, or what is said about a revision",
            description = """
                    Give either a `briefId`, or a `parentId` with `feedback`, `answers` or both. Follow the project's \
                    events, or read the revision again. A satisfaction of 90 or more with nothing else accepts the \
                    parent and plans nothing.""")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewRevision.class),
                            examples = {
                                @ExampleObject(
                                        name = "brief",
                                        value = "{\"briefId\":\"019aa3c2-4444-705e-bd88-3f2a6b7c8d40\"}"),
                                @ExampleObject(name = "feedback", value = """
                                        {"parentId":"019aa3c3-5555-716f-8e99-4a3b7c8d9e50",
                                         "feedback":{"text":"Fine, but use MySQL.","satisfaction":75}}"""),
                                @ExampleObject(name = "answers", value = """
                                        {"parentId":"019aa3c3-5555-716f-8e99-4a3b7c8d9e50",
                                         "answers":[{"questionId":"team.size","value":4}]}""")
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Planning begins; Location says where the plan will be",
            content = @Content(schema = @Schema(implementation = Revision.class)))
    @APIResponse(
            responseCode = "200",
            description = "The parent is accepted; nothing is planned",
            content = @Content(schema = @Schema(implementation = Revision.class)))
    public RestResponse<Revision> request(UUID projectId, @Valid @NotNull NewRevision body) {
        return answer(requests.request(projectId, body));
    }

    @POST
    @Path("/{id}/acceptance")
    @RepeatSafe("an accepted revision stays accepted")
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "acceptRevision",
            summary = "Accept a revision: the project goes by it, and its tasks become the board",
            description = """
                    Done again, it changes nothing. Naming another option than the recommended one plans a revision \
                    for that option, which is accepted when it is ready.""")
    @APIResponse(
            responseCode = "200",
            description = "The project goes by this revision",
            content = @Content(schema = @Schema(implementation = Revision.class)))
    @APIResponse(
            responseCode = "202",
            description = "A revision of the other option is being planned; Location says where",
            content = @Content(schema = @Schema(implementation = Revision.class)))
    public RestResponse<Revision> accept(UUID projectId, UUID id, @Valid NewAcceptance body) {
        return answer(requests.accept(projectId, id, body == null ? null : body.optionId()));
    }

    private static RestResponse<Revision> answer(RevisionRequestService.Outcome outcome) {
        Revision revision = outcome.revision();
        return RestResponse.ResponseBuilder.<Revision>create(
                        outcome.planning() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK)
                .header(
                        outcome.planning() ? HttpHeaders.LOCATION : HttpHeaders.CONTENT_LOCATION,
                        "/api/projects/" + revision.projectId() + "/revisions/" + revision.id())
                .entity(revision)
                .build();
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(
            operationId = "listRevisions",
            summary = "List a project's revisions without their plans, the newest first")
    @APIResponseSchema(value = RevisionPage.class, responseCode = "200")
    public Response list(
            UUID projectId,
            @Parameter(description = "Only revisions of this state") @QueryParam("state") RevisionState state,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            defaultValue = "-number",
                                            enumeration = {"number", "-number"}))
                    @QueryParam("sort")
                    String sort,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(revisions.list(projectId, state, sort, cursor, limit), uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("projects:read")
    @Operation(operationId = "getRevision", summary = "Read a revision, with its plan once it is ready")
    public Revision get(UUID projectId, UUID id) {
        return revisions.get(projectId, id);
    }

    @GET
    @Path("/{id}/diff")
    @RolesAllowed("projects:read")
    @Operation(operationId = "compareRevisions", summary = "Compare a revision's decisions with another's")
    @APIResponseSchema(value = DecisionDiff.class, responseCode = "200")
    public DecisionDiff diff(
            UUID projectId,
            UUID id,
            @Parameter(description = "The revision to begin at; the parent when left out") @QueryParam("against")
                    UUID against) {
        return revisions.diff(projectId, id, against);
    }

    @GET
    @Path("/{id}/bundle")
    @Produces("application/zip")
    @RolesAllowed("projects:read")
    @Operation(operationId = "downloadBundle", summary = "Download a ready revision's bundle")
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
