package io.incubator.job.stream;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// A job's events over SSE.
@Path("/api/jobs/{id}/events")
@Tag(name = "jobs")
class JobEventsResource {
    private final JobEvents events;

    JobEventsResource(JobEvents events) {
        this.events = events;
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
            description = "From the job's first event, or from the one after Last-Event-ID, until it is over.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Events job.queued, job.started, job.progressed, job.retrying, job.cancel-requested, job.finished.",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") UUID id,
            @HeaderParam("Last-Event-ID") @Pattern(regexp = "[0-9]{1,18}") String lastEventId) {
        return events.stream(id, lastEventId == null ? 0 : Long.parseLong(lastEventId));
    }
}
