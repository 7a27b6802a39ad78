package io.incubator.job.browsing;

import io.incubator.job.ledger.JobState;
import io.incubator.job.ledger.Limits;
import io.incubator.kit.paging.Page;
import io.incubator.kit.paging.Paging;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Lists and single jobs.
@Path("/api/jobs")
@Tag(name = "jobs")
@RunOnVirtualThread
class JobResource {
    private static final String STATES = "blocked|queued|running|retrying|succeeded|failed|cancelled";
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final String UUIDS = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final JobQueries jobs;

    JobResource(JobQueries jobs) {
        this.jobs = jobs;
    }

    @GET
    @RolesAllowed("jobs:read")
    @Operation(operationId = "listJobs", summary = "List your organisation's jobs, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of jobs.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobPage.class)))
    public Response list(
            @QueryParam("state") @Pattern(regexp = STATES) String state,
            @QueryParam("kind") @Pattern(regexp = Limits.KIND) String kind,
            @QueryParam("subject") @Pattern(regexp = UUIDS) String subject,
            @QueryParam("parent") @Pattern(regexp = UUIDS) String parent,
            @Parameter(description = "Submitted at or after.") @QueryParam("from") String from,
            @Parameter(description = "Submitted before.") @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        JobFilter filter = new JobFilter(
                state == null ? null : JobState.of(state),
                kind,
                id(subject),
                id(parent),
                time("from", from),
                time("to", to));
        Page<JobSummary> page = jobs.list(filter, cursor, limit);
        return Paging.response(page, uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("jobs:read")
    @Operation(operationId = "getJob", summary = "Get a job with its input, result and attempts")
    public JobDetail get(@PathParam("id") UUID id) {
        return jobs.get(id);
    }

    private static UUID id(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    /// An instant the database can hold.
    private static Instant time(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text);
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(LAST)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            throw new ProblemException(CommonError.VALIDATION_FAILED, e)
                    .withField(name, "type", "is not a date and time");
        }
        throw new ProblemException(CommonError.VALIDATION_FAILED).withField(name, "range", "is out of range");
    }

    /// How a page looks in the OpenAPI document.
    @Schema(name = "JobPage")
    record JobPage(List<JobSummary> items, String nextCursor) {}
}
