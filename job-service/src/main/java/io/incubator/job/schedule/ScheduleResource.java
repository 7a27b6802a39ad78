package io.incubator.job.schedule;

import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/// Schedules over REST.
@Path("/api/jobs/schedules")
@Tag(name = "schedules")
@RunOnVirtualThread
class ScheduleResource {
    private final ScheduleService schedules;

    ScheduleResource(ScheduleService schedules) {
        this.schedules = schedules;
    }

    @POST
    @Idempotent
    @RolesAllowed("jobs:write")
    @Operation(operationId = "createSchedule", summary = "Have jobs submitted by the clock")
    @APIResponseSchema(value = Schedule.class, responseCode = "201", responseDescription = "Added; Location says where")
    public RestResponse<Schedule> create(@Valid @NotNull ScheduleRequest request) {
        Schedule schedule = schedules.create(request);
        return RestResponse.ResponseBuilder.<Schedule>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/jobs/schedules/" + schedule.id())
                .entity(schedule)
                .build();
    }

    @GET
    @RolesAllowed("jobs:read")
    @Operation(operationId = "listSchedules", summary = "List your organisation's schedules, the newest first")
    @APIResponseSchema(value = SchedulePage.class, responseCode = "200")
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(schedules.list(cursor, limit), uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("jobs:read")
    @Operation(operationId = "getSchedule", summary = "Get a schedule")
    public Schedule get(@PathParam("id") UUID id) {
        return schedules.get(id);
    }

    @PUT
    @Path("/{id}")
    @Conditional
    @RolesAllowed("jobs:write")
    @Operation(
            operationId = "replaceSchedule",
            summary = "Replace a schedule",
            description = "It becomes yours: its jobs run with your rights from now on.")
    public Schedule replace(@PathParam("id") UUID id, @Valid @NotNull ScheduleRequest request) {
        return schedules.replace(id, request);
    }

    @DELETE
    @Path("/{id}")
    @Conditional
    @RolesAllowed("jobs:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "deleteSchedule", summary = "Delete a schedule; jobs it has submitted stay")
    public void delete(@PathParam("id") UUID id) {
        schedules.delete(id);
    }

    /// How a page looks in the OpenAPI document.
    @Schema(name = "SchedulePage")
    record SchedulePage(List<Schedule> items, String nextCursor) {}
}
