package io.incubator.job.overview;

import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
    @APIResponseSchema(value = QueuePage.class, responseCode = "200")
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(queues.all(cursor, limit), uri);
    }

    /// How a page looks in the OpenAPI document.
    @Schema(name = "QueuePage")
    record QueuePage(List<Queue> items, String nextCursor) {}
}
