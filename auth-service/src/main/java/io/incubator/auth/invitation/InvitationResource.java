package io.incubator.auth.invitation;

import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.organisation.Role;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.ResponseStatus;

/// The invitations of an organisation.
@Path("/api/auth/organisations/{id}/invitations")
@RolesAllowed("organisations:write")
@RunOnVirtualThread
@Tag(name = "Organisations")
class InvitationResource {
    private final InvitationService invitations;

    InvitationResource(InvitationService invitations) {
        this.invitations = invitations;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "inviteMember",
            summary = "Invite somebody by mail, whether or not they have an account",
            description = "The code in the mail works once, for its address only. A new invitation of an address voids"
                    + " the former one.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = MemberInvitation.class)))
    @APIResponse(responseCode = "403", description = "A role above your own")
    @APIResponse(responseCode = "404", description = "Not the organisation your token speaks for")
    @APIResponse(responseCode = "409", description = "Already a member")
    @APIResponse(responseCode = "429", description = "The address was sent many mails lately")
    public MemberInvitation invite(UUID id, @Valid @NotNull NewMemberInvitation request) {
        return invitations.invite(id, EmailAddress.require(request.email()), request.role());
    }

    @GET
    @Operation(
            operationId = "listMemberInvitations",
            summary = "The invitations nobody has accepted yet, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MemberInvitationPage.class)))
    @APIResponse(responseCode = "404", description = "Not the organisation your token speaks for")
    public Response list(
            UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                invitations.list(id, Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2)), limit), uri);
    }

    @DELETE
    @Path("/{invitationId}")
    @Operation(operationId = "withdrawMemberInvitation", summary = "Take an invitation back")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    @APIResponse(responseCode = "404", description = "None that nobody has accepted yet")
    public void withdraw(UUID id, UUID invitationId) {
        invitations.withdraw(id, invitationId);
    }

    /// Somebody to invite.
    record NewMemberInvitation(
            @NotBlank @Size(max = 254) String email,
            @NotNull Role role) {}

    /// For the API's description: a page of invitations.
    record MemberInvitationPage(List<MemberInvitation> items, String nextCursor) {}
}
