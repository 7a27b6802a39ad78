package io.incubator.project.revisions;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// A revision's bundle, piece by piece.
@Path("/api/projects/{projectId}/revisions/{id}/files")
@RunOnVirtualThread
@Tag(name = "revisions")
class RevisionFileResource {
    private final RevisionService revisions;

    RevisionFileResource(RevisionService revisions) {
        this.revisions = revisions;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("projects:read")
    @Operation(operationId = "listRevisionFiles", summary = "List the files of a ready revision's bundle")
    public RevisionFiles list(UUID projectId, UUID id) {
        return revisions.files(projectId, id);
    }

    @GET
    @Path("/{path: .+}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed("projects:read")
    @Operation(
            operationId = "downloadRevisionFile",
            summary = "Download one file of a ready revision's bundle",
            description = "A file never changes; its entity tag is the SHA-256 digest of its content.")
    @APIResponse(
            responseCode = "200",
            description = "The file, in its own media type",
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    public Response get(UUID projectId, UUID id, String path, @Context Request request) {
        RevisionFile file = revisions.file(projectId, id, path);
        EntityTag tag = new EntityTag(file.sha256());
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        if (known != null) {
            return known.tag(tag).build();
        }
        return Response.ok(revisions.content(projectId, id, path))
                .type(MediaType.valueOf(file.mediaType()).withCharset("utf-8"))
                .tag(tag)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.fileName() + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
