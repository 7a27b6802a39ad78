package io.incubator.job.cancellation;

import io.incubator.job.browsing.JobDetail;
import io.incubator.job.browsing.JobQueries;
import io.incubator.kit.idempotency.RepeatSafe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Cancelling over REST.
@Path("/api/jobs/{id}/cancel")
@Tag(name = "jobs")
@RunOnVirtualThread
class CancellationResource {
    private final CancellationService cancellations;
    private final JobQueries jobs;

    CancellationResource(CancellationService cancellations, JobQueries jobs) {
        this.cancellations = cancellations;
        this.jobs = jobs;
    }

    @POST
    @RepeatSafe("a job is asked to stop once")
    @RolesAllowed("jobs:write")
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description =
                    "A waiting job is cancelled at once, and with it the jobs it waits for. A running one shows cancelRequested until its worker stops, "
                            + "which takes half a minute at the very most.")
    public JobDetail cancel(@PathParam("id") UUID id) {
        cancellations.cancel(id);
        cancellations.cancelChildren(id);
        return jobs.get(id);
    }
}
