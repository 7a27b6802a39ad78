package io.incubator.job.stream;

import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.ticket.StreamTickets;
import io.incubator.kit.ticket.Ticket;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/// A job's events over SSE.
@Path("/api/jobs/{id}/events")
@Tag(name = "jobs")
class JobEventsResource {
    private final JobEvents events;
    private final StreamTickets tickets;

    JobEventsResource(JobEvents events, StreamTickets tickets) {
        this.events = events;
        this.tickets = tickets;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RunOnVirtualThread
    @RolesAllowed("jobs:read")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            operationId = "streamJobEvents",
            summary = "Follow a job",
            description =
                    "From the job's first event, or from the one after Last-Event-ID, until it is over. When your token"
                            + " expires or is revoked, the event end says so (token-expired, token-revoked) and the stream"
                            + " ends: refresh, then resume. Without an Authorization header, send a ticket.")
    @APIResponse(
            responseCode = "200",
            description = "Events job.blocked, job.queued, job.started, job.progressed, job.reported, job.retrying,"
                    + " job.cancel-requested, job.finished.",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") UUID id,
            @HeaderParam("Last-Event-ID") @Pattern(regexp = "[0-9]{1,18}") String lastEventId) {
        return events.stream(id, lastEventId == null ? 0 : Long.parseLong(lastEventId));
    }

    /// For EventSource and WebSocket, which cannot send headers.
    @POST
    @Path("/tickets")
    @RepeatSafe("a ticket nobody uses ends by itself")
    @RunOnVirtualThread
    @RolesAllowed("jobs:read")
    @ResponseStatus(201)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "createJobEventsTicket",
            summary = "A ticket that opens this job's events once",
            description =
                    "Good for 30 seconds and one connection: GET …/events?ticket=…, or the WebSocket at …/live?ticket=….")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Ticket.class)))
    public Ticket ticket(@PathParam("id") UUID id) {
        events.requireReadable(id);
        return tickets.issue(List.of("/api/jobs/" + id + "/events", "/api/jobs/" + id + "/live"));
    }
}
