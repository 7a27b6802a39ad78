package io.incubator.auth.team;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who belongs to a team.
@Path("/api/auth/organisations/{id}/teams/{teamId}/members")
@RunOnVirtualThread
@Tag(name = "Teams")
class TeamMemberResource {
    private final TeamService teams;

    TeamMemberResource(TeamService teams) {
        this.teams = teams;
    }

    @GET
    @RolesAllowed("organisations:read")
    @Operation(operationId = "listTeamMembers", summary = "The members of a team, who belongs to it the longest first")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TeamMemberPage.class)))
    @APIResponse(responseCode = "404", description = "No team of the organisation your token speaks for")
    public Response list(
            UUID id,
            UUID teamId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                teams.members(id, teamId, Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2)), limit), uri);
    }

    @PUT
    @Path("/{memberId}")
    @RolesAllowed("organisations:write")
    @Operation(
            operationId = "addTeamMember",
            summary = "Put a member of the organisation into a team",
            description = "Whoever is in it already stays, since when they were. Leaving the organisation ends it."
                    + " What projects give the team, their next access token can.")
    @APIResponse(responseCode = "200", description = "In the team")
    @APIResponse(responseCode = "404", description = "No such team, or nobody of the organisation")
    @APIResponse(responseCode = "409", description = "In fifty teams already")
    public TeamMemberView add(UUID id, UUID teamId, UUID memberId) {
        return teams.addMember(id, teamId, memberId);
    }

    @DELETE
    @Path("/{memberId}")
    @RolesAllowed("organisations:write")
    @Operation(operationId = "removeTeamMember", summary = "Take somebody out of a team; they stay in the organisation")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", description = "No such team, or nobody in it")
    public void remove(UUID id, UUID teamId, UUID memberId) {
        teams.removeMember(id, teamId, memberId);
    }

    /// For the API's description: a page of members.
    record TeamMemberPage(List<TeamMemberView> items, String nextCursor) {}
}
