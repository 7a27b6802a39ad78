package io.incubator.project.members;

import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
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

/// Teams with which a project is shared.
@Path("/api/projects/{projectId}/teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "members")
class ProjectTeamResource {
    private final ProjectTeamService teams;

    ProjectTeamResource(ProjectTeamService teams) {
        this.teams = teams;
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(
            operationId = "listProjectTeams",
            summary = "List the teams with which a project is shared, the longest first")
    @APIResponseSchema(value = ProjectTeamPage.class, responseCode = "200")
    public Response list(
            UUID projectId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(teams.list(projectId, cursor, limit), uri);
    }

    @GET
    @Path("/{teamId}")
    @RolesAllowed("projects:read")
    @Operation(operationId = "getProjectTeam", summary = "Read what a team is in a project")
    public ProjectTeam get(UUID projectId, UUID teamId) {
        return teams.get(projectId, teamId);
    }

    @PUT
    @Conditional
    @Path("/{teamId}")
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "putProjectTeam",
            summary = "Share a project with a team of your organisation, or give it another role",
            description = "Maintainers do that. Everybody in the team has the role, by the next access token they get;"
                    + " of a role of their own and those of their teams the highest counts. API keys tell of no teams.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = TeamRole.class),
                            examples = @ExampleObject(name = "contributor", value = "{\"role\":\"contributor\"}")))
    public ProjectTeam put(UUID projectId, UUID teamId, @Valid @NotNull TeamRole body) {
        return teams.put(projectId, teamId, body.role());
    }

    @DELETE
    @Conditional
    @Path("/{teamId}")
    @RolesAllowed("projects:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(
            operationId = "removeProjectTeam",
            summary = "Share a project with a team no more, from the next call on")
    public void remove(UUID projectId, UUID teamId) {
        teams.remove(projectId, teamId);
    }
}
