package io.incubator.project.projects;

import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.ticket.StreamTickets;
import io.incubator.kit.ticket.Ticket;
import io.incubator.project.events.ProjectStream;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/// What happens in a project, as it happens.
@Path("/api/projects/{id}/events")
@Tag(name = "projects")
class ProjectStreamResource {
    private final ProjectService projects;
    private final ProjectStream stream;
    private final StreamTickets tickets;

    ProjectStreamResource(ProjectService projects, ProjectStream stream, StreamTickets tickets) {
        this.projects = projects;
        this.stream = stream;
        this.tickets = tickets;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed("projects:read")
    @Blocking // a stream is taken for non-blocking otherwise, but opening it reads the database
    @RunOnVirtualThread
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            operationId = "streamProjectEvents",
            summary = "Follow a project's events",
            description =
                    "Without Last-Event-ID the stream begins with the project's first event. Events: project.created,"
                            + " project.updated, access.changed, member.added, member.changed, member.removed, team.added,"
                            + " team.changed, team.removed,"
                            + " invitation.created, invitation.declined, invitation.revoked, brief.added,"
                            + " revision.requested, revision.progressed, revision.ready, revision.accepted,"
                            + " revision.failed, board.imported, task.created, task.changed, task.moved,"
                            + " task.deleted, comment.added, comment.edited, comment.deleted, and project.deleted,"
                            + " which ends the stream. When your token expires or is revoked, the event"
                            + " end says so (token-expired, token-revoked, access-lost) and the stream ends: refresh, then"
                            + " resume with Last-Event-ID. Without an Authorization header, send a ticket.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events; each id is the event's number in the project, without gaps",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> follow(UUID id, @HeaderParam("Last-Event-ID") String lastEventId) {
        long after = position(lastEventId);
        projects.requireExisting(id);
        return stream.open(id, after);
    }

    /// For EventSource and WebSocket, which cannot send headers.
    @POST
    @Path("/tickets")
    @RepeatSafe("a ticket nobody uses ends by itself")
    @RolesAllowed("projects:read")
    @RunOnVirtualThread
    @ResponseStatus(201)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "createProjectEventsTicket",
            summary = "A ticket that opens this project's events once",
            description =
                    "Good for 30 seconds and one connection: GET …/events?ticket=…, or the WebSocket at …/live?ticket=….")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Ticket.class)))
    public Ticket ticket(UUID id) {
        projects.requireExisting(id);
        return tickets.issue(List.of("/api/projects/" + id + "/events", "/api/projects/" + id + "/live"));
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
