package io.incubator.project.comments;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Comments on a task.
@Path("/api/projects/{projectId}/tasks/{taskId}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "comments")
class TaskCommentResource {
    private final CommentService comments;

    TaskCommentResource(CommentService comments) {
        this.comments = comments;
    }

    @POST
    @Idempotent
    @RolesAllowed("projects:write")
    @Operation(operationId = "commentTask", summary = "Say something about a task")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewComment.class),
                            examples =
                                    @ExampleObject(
                                            name = "comment",
                                            value = "{\"text\":\"The harbour master answers on Mondays only.\"}")))
    @APIResponseSchema(value = Comment.class, responseCode = "201", responseDescription = "Said; Location says where")
    public RestResponse<Comment> onTask(UUID projectId, UUID taskId, @Valid @NotNull NewComment body) {
        return CommentResource.created(comments.add(projectId, new Target.OfTask(taskId), body.text()));
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(operationId = "listTaskComments", summary = "List what was said about a task, the oldest first")
    @APIResponseSchema(value = CommentPage.class, responseCode = "200")
    public Response ofTask(
            UUID projectId,
            UUID taskId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(comments.list(projectId, new Target.OfTask(taskId), cursor, limit), uri);
    }
}
