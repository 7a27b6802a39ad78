package io.incubator.project.comments;

import io.incubator.kit.conditional.Conditional;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/// Comments at their own addresses.
@Path("/api/projects/{projectId}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "comments")
class CommentResource {
    private final CommentService comments;

    CommentResource(CommentService comments) {
        this.comments = comments;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("projects:read")
    @Operation(operationId = "getComment", summary = "Read a comment")
    public Comment get(UUID projectId, UUID id) {
        return comments.get(projectId, id);
    }

    @PATCH
    @Conditional
    @Path("/{id}")
    @RolesAllowed("projects:write")
    @Operation(operationId = "editComment", summary = "Edit a comment: your own, or any as a maintainer")
    public Comment edit(UUID projectId, UUID id, @Valid @NotNull CommentChange change) {
        return comments.edit(projectId, id, change.text());
    }

    @DELETE
    @Conditional
    @Path("/{id}")
    @RolesAllowed("projects:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "deleteComment", summary = "Delete a comment: your own, or any as a maintainer")
    public void delete(UUID projectId, UUID id) {
        comments.delete(projectId, id);
    }

    static RestResponse<Comment> created(Comment comment) {
        return RestResponse.ResponseBuilder.<Comment>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/projects/" + comment.projectId() + "/comments/" + comment.id())
                .entity(comment)
                .build();
    }
}
