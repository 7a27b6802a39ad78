package io.incubator.job.overview;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// How full the ledger is, over all organisations.
@Path("/internal/jobs/queues")
@Tag(name = "operators")
@RunOnVirtualThread
class OperatorQueueResource {
    private final QueueService queues;

    OperatorQueueResource(QueueService queues) {
        this.queues = queues;
    }

    @GET
    @RolesAllowed("jobs:operate")
    @Operation(
            operationId = "listAllQueues",
            summary = "See by kind and organisation what waits, runs, is stuck and is dead")
    public List<Queue> list() {
        return queues.all();
    }
}
