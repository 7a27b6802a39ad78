package io.incubator.job.overview;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// How full the ledger is, for one organisation.
@Path("/api/jobs/queues")
@Tag(name = "jobs")
@RunOnVirtualThread
class QueueResource {
    private final QueueService queues;

    QueueResource(QueueService queues) {
        this.queues = queues;
    }

    @GET
    @RolesAllowed("jobs:read")
    @Operation(operationId = "listQueues", summary = "See by kind what waits, runs, is stuck and is dead")
    public List<Queue> list() {
        return queues.own();
    }
}
