package io.incubator.job.heartbeat;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Heartbeats, by workers.
@Path("/internal/jobs/heartbeats")
@Tag(name = "workers")
@RunOnVirtualThread
class HeartbeatResource {
    private final HeartbeatService heartbeats;

    HeartbeatResource(HeartbeatService heartbeats) {
        this.heartbeats = heartbeats;
    }

    @POST
    @RolesAllowed("jobs:work")
    @Operation(operationId = "beat", summary = "Renew leases, tell progress, hear of cancellations")
    public Replies beat(@Valid @NotNull Beats beats) {
        return heartbeats.beat(beats);
    }
}
