package io.incubator.auth.team;

import io.incubator.auth.Name;
import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// The teams of an organisation.
@Path("/api/auth/organisations/{id}/teams")
@RunOnVirtualThread
@Tag(name = "Teams")
class TeamResource {
    private final TeamService teams;

    TeamResource(TeamService teams) {
        this.teams = teams;
    }

    @GET
    @RolesAllowed("organisations:read")
    @Operation(operationId = "listTeams", summary = "The teams of the organisation your token speaks for, by name")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TeamPage.class)))
    @APIResponse(responseCode = "404", description = "Not the organisation your token speaks for")
    public Response list(
            UUID id,
            @Parameter(description = "Only teams to which this member belongs") @QueryParam("member") UUID member,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                teams.list(id, member, Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), limit), uri);
    }

    @POST
    @Idempotent
    @RolesAllowed("organisations:write")
    @ResponseStatus(201)
    @Operation(
            operationId = "createTeam",
            summary = "Make a team; it has no members yet",
            description = "No two teams of an organisation have the same name, capital or small letters.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TeamView.class)))
    @APIResponse(responseCode = "404", description = "Not the organisation your token speaks for")
    @APIResponse(responseCode = "409", description = "Another team has this name")
    public TeamView create(UUID id, @Valid @NotNull TeamSettings request) {
        return teams.create(id, request.name().strip(), request.description());
    }

    @GET
    @Path("/{teamId}")
    @RolesAllowed("organisations:read")
    @Operation(operationId = "getTeam", summary = "A team")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "No team of the organisation your token speaks for")
    public TeamView get(UUID id, UUID teamId) {
        return teams.get(id, teamId);
    }

    @PUT
    @Path("/{teamId}")
    @Conditional
    @RolesAllowed("organisations:write")
    @Operation(operationId = "changeTeam", summary = "Give a team another name and description")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "No team of the organisation your token speaks for")
    @APIResponse(responseCode = "409", description = "Another team has this name")
    public TeamView change(UUID id, UUID teamId, @Valid @NotNull TeamSettings request) {
        return teams.change(id, teamId, request.name().strip(), request.description());
    }

    @DELETE
    @Path("/{teamId}")
    @Conditional
    @RolesAllowed("organisations:write")
    @Operation(operationId = "deleteTeam", summary = "Dissolve a team; its members stay in the organisation")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", description = "No team of the organisation your token speaks for")
    public void delete(UUID id, UUID teamId) {
        teams.remove(id, teamId);
    }

    /// What a team is called and is for.
    ///
    /// @param description nothing when left out
    record TeamSettings(@Name String name, @Size(max = 1000) String description) {
        TeamSettings {
            description = description == null ? "" : description;
        }
    }

    /// For the API's description: a page of teams.
    record TeamPage(List<TeamView> items, String nextCursor) {}
}
