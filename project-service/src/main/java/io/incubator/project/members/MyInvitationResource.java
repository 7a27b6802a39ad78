package io.incubator.project.members;

import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Invitations as whoever is invited sees them.
@Path("/api/projects/invitations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "members")
class MyInvitationResource {
    private final InvitationService invitations;

    MyInvitationResource(InvitationService invitations) {
        this.invitations = invitations;
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(operationId = "listMyInvitations", summary = "List your open invitations, the newest first")
    @APIResponseSchema(value = InvitationPage.class, responseCode = "200")
    public Response mine(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(invitations.mine(cursor, limit), uri);
    }

    @POST
    @Path("/{id}/acceptance")
    @RepeatSafe("an accepted invitation stays accepted")
    @RolesAllowed("projects:read")
    @Operation(operationId = "acceptInvitation", summary = "Accept an invitation: you are a member of the project then")
    public Invitation accept(UUID id) {
        return invitations.accept(id);
    }

    @POST
    @Path("/{id}/refusal")
    @RepeatSafe("a declined invitation stays declined")
    @RolesAllowed("projects:read")
    @Operation(operationId = "declineInvitation", summary = "Decline an invitation")
    public Invitation decline(UUID id) {
        return invitations.decline(id);
    }
}
