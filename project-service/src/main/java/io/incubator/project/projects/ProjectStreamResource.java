package io.incubator.project.projects;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.project.events.ProjectStream;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// What happens in a project, as it happens.
@Path("/api/projects/{id}/events")
@Tag(name = "projects")
class ProjectStreamResource {
    private final ProjectService projects;
    private final ProjectStream stream;

    ProjectStreamResource(ProjectService projects, ProjectStream stream) {
        this.projects = projects;
        this.stream = stream;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed("projects:read")
    @Blocking // a stream is taken for non-blocking otherwise, but opening it reads the database
    @RunOnVirtualThread
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "Follow a project's events",
            description =
                    "Without Last-Event-ID the stream begins with the project's first event. Events: project.updated,"
                            + " brief.added, revision.requested, revision.progressed, revision.ready, revision.failed, and"
                            + " project.deleted, which ends the stream.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events; each id is the event's number in the project, without gaps",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> follow(UUID id, @HeaderParam("Last-Event-ID") String lastEventId) {
        long after = position(lastEventId);
        projects.requireExisting(id);
        return stream.open(id, after);
    }

    private static long position(String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException notOurs) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("Last-Event-ID", "format", "must be the id of an event of this stream");
        }
    }
}
