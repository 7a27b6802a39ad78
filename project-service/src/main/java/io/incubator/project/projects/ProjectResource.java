package io.incubator.project.projects;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/// Projects of the caller's organisation.
@Path("/api/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "projects")
class ProjectResource {
    private final ProjectService projects;

    ProjectResource(ProjectService projects) {
        this.projects = projects;
    }

    @POST
    @Idempotent
    @RolesAllowed("projects:write")
    @Operation(operationId = "createProject", summary = "Create a project")
    @APIResponseSchema(
            value = Project.class,
            responseCode = "201",
            responseDescription = "Created; Location says where")
    public RestResponse<Project> create(@Valid @NotNull NewProject body) {
        Project project = projects.create(body);
        return RestResponse.ResponseBuilder.<Project>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/projects/" + project.id())
                .entity(project)
                .build();
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(operationId = "listProjects", summary = "List projects, page by page", description = """
                    A cursor belongs to its order and filters: with another `sort`, `state` or `q` it is refused as \
                    invalid-cursor. Begin again without one.""")
    @APIResponseSchema(value = ProjectPage.class, responseCode = "200")
    public Response list(
            @Parameter(description = "Only projects of this state") @QueryParam("state") ProjectState state,
            @Parameter(
                            description = "Only projects whose name or description holds every word of this, in any"
                                    + " language, without regard to case and width; also parts of words",
                            example = "booking 预订")
                    @QueryParam("q")
                    @Size(max = 200)
                    String q,
            @Parameter(
                            description = "A field, with a minus for descending; the newest first when left out",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            defaultValue = "-createdAt",
                                            enumeration = {
                                                "createdAt",
                                                "-createdAt",
                                                "updatedAt",
                                                "-updatedAt",
                                                "name",
                                                "-name"
                                            }))
                    @QueryParam("sort")
                    String sort,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(projects.list(ProjectQuery.of(state, q, sort, cursor, limit)), uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("projects:read")
    @Operation(operationId = "getProject", summary = "Read a project")
    public Project get(UUID id) {
        return projects.get(id);
    }

    @PATCH
    @Conditional
    @Path("/{id}")
    @RolesAllowed("projects:write")
    @Operation(operationId = "changeProject", summary = "Change a project's name or description")
    public Project change(UUID id, @Valid @NotNull ProjectChange change) {
        return projects.change(id, change);
    }

    @POST
    @Path("/{id}/archive")
    @RepeatSafe("an archived project stays archived")
    @Conditional
    @RolesAllowed("projects:write")
    @Operation(operationId = "archiveProject", summary = "Archive a project: it can be read, but nothing in it changes")
    public Project archive(UUID id) {
        return projects.become(id, ProjectState.ARCHIVED);
    }

    @POST
    @Path("/{id}/unarchive")
    @RepeatSafe("an active project stays active")
    @Conditional
    @RolesAllowed("projects:write")
    @Operation(operationId = "unarchiveProject", summary = "Take a project out of the archive")
    public Project unarchive(UUID id) {
        return projects.become(id, ProjectState.ACTIVE);
    }

    @DELETE
    @Conditional
    @Path("/{id}")
    @RolesAllowed("projects:delete")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(
            operationId = "deleteProject",
            summary = "Delete a project with its briefs, revisions and events; this cannot be undone")
    public void delete(UUID id) {
        projects.delete(id);
    }
}
