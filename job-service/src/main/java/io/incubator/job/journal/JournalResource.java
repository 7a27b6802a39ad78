package io.incubator.job.journal;

import io.incubator.kit.paging.Paging;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// A job's logs and curves.
@Path("/api/jobs")
@Tag(name = "jobs")
@RolesAllowed("jobs:read")
@RunOnVirtualThread
class JournalResource {
    private final JournalQueries journals;

    JournalResource(JournalQueries journals) {
        this.journals = journals;
    }

    @GET
    @Path("/{id}/logs")
    @Operation(
            operationId = "listJobLogs",
            summary = "Read what a job's attempts have logged, from the first line on",
            description = "Kept as long as the job. The stream's event job.reported says when there is more.")
    @APIResponse(
            responseCode = "200",
            description = "A page of lines.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LogPage.class)))
    public Response logs(
            @PathParam("id") UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(journals.lines(id, cursor, limit), uri);
    }

    @GET
    @Path("/{id}/curves")
    @Operation(
            operationId = "getJobCurves",
            summary = "Read what a job's attempt has measured, drawn with few points",
            description =
                    "Of the latest attempt that measured anything. However long a curve is, its extremes are kept: where"
                            + " there are more points than asked for, each part of the curve is shown by its lowest and its highest.")
    public List<CurveView> curves(
            @PathParam("id") UUID id,
            @Parameter(description = "Only the curve of this name.")
                    @QueryParam("name")
                    @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9_./-]{0,99}")
                    String name,
            @Parameter(description = "About how many points per curve.")
                    @QueryParam("points")
                    @DefaultValue("500")
                    @Min(4)
                    @Max(5_000)
                    int points,
            @Parameter(description = "Only steps from here on.") @QueryParam("from") Long from,
            @Parameter(description = "Only steps up to here.") @QueryParam("to") Long to) {
        return journals.curves(id, new CurveQuestion(name, points, from, to));
    }

    /// How a page looks in the OpenAPI document.
    @Schema(name = "LogPage")
    record LogPage(List<LogLine> items, String nextCursor) {}
}
