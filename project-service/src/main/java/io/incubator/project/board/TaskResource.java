package io.incubator.project.board;

import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/// Tasks on a project's board.
@Path("/api/projects/{projectId}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "board")
class TaskResource {
    private final TaskService tasks;

    TaskResource(TaskService tasks) {
        this.tasks = tasks;
    }

    @POST
    @Idempotent
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "createTask",
            summary = "Add a task at the end of the board",
            description = "The tasks of an accepted plan come by themselves.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewTask.class),
                            examples = @ExampleObject(name = "task", value = """
                                    {"title":"Ask the harbour master for the tide tables","track":"backend",
                                     "estimate":{"optimistic":0.5,"likely":1,"pessimistic":3}}""")))
    @APIResponseSchema(value = Task.class, responseCode = "201", responseDescription = "Added; Location says where")
    public RestResponse<Task> create(UUID projectId, @Valid @NotNull NewTask body) {
        Task task = tasks.create(projectId, body);
        return RestResponse.ResponseBuilder.<Task>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/projects/" + projectId + "/tasks/" + task.id())
                .entity(task)
                .build();
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(
            operationId = "listTasks",
            summary = "List the tasks of a board, from its top",
            description = "A task that is moved while you page may be seen twice, or not at all.")
    @APIResponseSchema(value = TaskPage.class, responseCode = "200")
    public Response list(
            UUID projectId,
            @QueryParam("status") TaskStatus status,
            @QueryParam("track") Track track,
            @QueryParam("assignee") UUID assignee,
            @QueryParam("phase") @Size(max = 100) String phase,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                tasks.list(projectId, TaskFilter.of(projectId, status, track, assignee, phase, cursor), limit), uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("projects:read")
    @Operation(operationId = "getTask", summary = "Read a task")
    public Task get(UUID projectId, UUID id) {
        return tasks.get(projectId, id);
    }

    @PATCH
    @Conditional
    @Path("/{id}")
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "changeTask",
            summary = "Change a task",
            description = "What is left out stays. `\"assignee\": null` takes the task from whoever has it.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = TaskChange.class),
                            examples = {
                                @ExampleObject(name = "begin", value = """
                                        {"status":"in-progress","assignee":"019aa3c2-1111-7a2b-8c3d-4e5f60718293"}"""),
                                @ExampleObject(name = "give back", value = """
                                        {"status":"todo","assignee":null}""")
                            }))
    public Task change(UUID projectId, UUID id, @Valid @NotNull TaskChange change) {
        return tasks.change(projectId, id, change);
    }

    @POST
    @Path("/{id}/move")
    @RepeatSafe("a task that stands there stays there")
    @Conditional
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "moveTask",
            summary = "Move a task to another place, and into another state if you like",
            description = "Name one of `after`, `before` and `to`. Other tasks keep their order.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = TaskMove.class),
                            examples = {
                                @ExampleObject(name = "to the top", value = "{\"to\":\"top\"}"),
                                @ExampleObject(name = "into another column", value = """
                                        {"after":"019aa3c2-2222-7b3c-9d4e-5f6071829304","status":"in-review"}""")
                            }))
    public Task move(UUID projectId, UUID id, @Valid @NotNull TaskMove move) {
        return tasks.move(projectId, id, move);
    }

    @DELETE
    @Conditional
    @Path("/{id}")
    @RolesAllowed("projects:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(
            operationId = "deleteTask",
            summary = "Delete a task with its comments",
            description = "A task of the plan does not come back with the next plan. To keep it in sight, drop it.")
    public void delete(UUID projectId, UUID id) {
        tasks.delete(projectId, id);
    }
}
