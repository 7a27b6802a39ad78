package io.incubator.job.retry;

import io.incubator.job.browsing.JobDetail;
import io.incubator.job.browsing.JobQueries;
import io.incubator.kit.idempotency.RepeatSafe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Running again over REST.
@Path("/api/jobs")
@Tag(name = "jobs")
@RolesAllowed("jobs:write")
@RunOnVirtualThread
class RetryResource {
    private final RetryService retries;
    private final JobQueries jobs;

    RetryResource(RetryService retries, JobQueries jobs) {
        this.retries = retries;
        this.jobs = jobs;
    }

    @POST
    @Path("/{id}/retry")
    @RepeatSafe("a job that is queued already is refused")
    @Operation(
            operationId = "retryJob",
            summary = "Run a job again that failed or was cancelled",
            description =
                    "Under the same id, with as many attempts as a new job. One that waits for its next attempt need"
                            + " not wait any longer. What a service asked for is asked for again there.")
    public JobDetail retry(@PathParam("id") UUID id) {
        retries.retry(id);
        return jobs.get(id);
    }

    @POST
    @Path("/retries")
    @RepeatSafe("jobs that are queued already are not dead any more")
    @Operation(operationId = "retryJobs", summary = "Run the failed jobs of a kind again, up to 1,000 at a time")
    public Retried retryAll(@Valid @NotNull RetryRequest request) {
        int most = request.limit() == null ? RetryRequest.MOST : request.limit();
        return new Retried(retries.retryAll(request.kind(), request.code(), most));
    }

    /// What runs again.
    @Schema(name = "RetriedJobs")
    record Retried(List<UUID> ids) {}
}
