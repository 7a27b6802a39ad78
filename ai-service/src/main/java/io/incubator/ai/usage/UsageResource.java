package io.incubator.ai.usage;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// What the caller's organisation has used of models.
@Path("/api/ai/usage")
@RolesAllowed("models:read")
@RunOnVirtualThread
@Tag(name = "model usage")
class UsageResource {
    private final UsageService usage;

    UsageResource(UsageService usage) {
        this.usage = usage;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getUsage", summary = "What models were used and what that cost, to the nano-dollar")
    public UsageReport report(
            @Parameter(description = "Thirty days before the end when left out") @QueryParam("from") String from,
            @Parameter(description = "Now when left out") @QueryParam("until") String until,
            @Parameter(description = "What to sum by") @QueryParam("groupBy") @DefaultValue("model")
                    UsageGroup groupBy) {
        return usage.report(from, until, groupBy);
    }

    @GET
    @Path("/csv")
    @Produces("text/csv")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"usage.csv\"")
    @Operation(operationId = "getUsageCsv", summary = "The same report as comma-separated values")
    public String csv(
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @QueryParam("groupBy") @DefaultValue("model") UsageGroup groupBy) {
        return usage.report(from, until, groupBy).csv();
    }

    @GET
    @Path("/calls")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listModelCalls", summary = "Calls of models, the newest first")
    @APIResponseSchema(value = CallPage.class, responseCode = "200")
    public Response calls(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(usage.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2)), limit), uri);
    }

    /// For the API's description: a page of calls.
    record CallPage(List<ModelCall> items, String nextCursor) {}
}
