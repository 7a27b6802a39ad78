package io.incubator.project.comments;

import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Comments on a revision and its options.
@Path("/api/projects/{projectId}/revisions/{revisionId}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "comments")
class RevisionCommentResource {
    private final CommentService comments;

    RevisionCommentResource(CommentService comments) {
        this.comments = comments;
    }

    @POST
    @Idempotent
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "commentRevision",
            summary = "Say something about a revision, or one of its plan's options",
            description = "People read it; to have the plan changed, give feedback.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewRevisionComment.class),
                            examples =
                                    @ExampleObject(
                                            name = "option",
                                            value = "{\"text\":\"Who would run Kafka here?\",\"optionId\":\"B\"}")))
    @APIResponseSchema(value = Comment.class, responseCode = "201", responseDescription = "Said; Location says where")
    public RestResponse<Comment> onRevision(UUID projectId, UUID revisionId, @Valid @NotNull NewRevisionComment body) {
        return CommentResource.created(
                comments.add(projectId, new Target.OfRevision(revisionId, body.optionId()), body.text()));
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(
            operationId = "listRevisionComments",
            summary = "List what was said about a revision and its options, the oldest first")
    @APIResponseSchema(value = CommentPage.class, responseCode = "200")
    public Response ofRevision(
            UUID projectId,
            UUID revisionId,
            @Parameter(description = "Only what was said about this option") @QueryParam("option") @Size(max = 20)
                    String option,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(comments.list(projectId, new Target.OfRevision(revisionId, option), cursor, limit), uri);
    }
}
