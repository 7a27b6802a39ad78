package io.incubator.project.members;

import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.idempotency.Idempotent;
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

/// Invitations to a project, as its maintainers see them.
@Path("/api/projects/{projectId}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "members")
class InvitationResource {
    private final InvitationService invitations;

    InvitationResource(InvitationService invitations) {
        this.invitations = invitations;
    }

    @POST
    @Idempotent
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "createInvitation",
            summary = "Invite somebody of your organisation to a project",
            description = "Maintainers do that. The invitation is open for 14 days unless you say otherwise.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewInvitation.class),
                            examples =
                                    @ExampleObject(
                                            name = "for a week",
                                            value = "{\"userId\":\"019aa3c2-1111-7a2b-8c3d-4e5f60718293\","
                                                    + "\"role\":\"viewer\",\"days\":7}")))
    @APIResponseSchema(
            value = Invitation.class,
            responseCode = "201",
            responseDescription = "Invited; Location says where")
    public RestResponse<Invitation> invite(UUID projectId, @Valid @NotNull NewInvitation body) {
        Invitation invitation = invitations.invite(projectId, body);
        return RestResponse.ResponseBuilder.<Invitation>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/projects/" + projectId + "/invitations/" + invitation.id())
                .entity(invitation)
                .build();
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(
            operationId = "listInvitations",
            summary = "List a project's invitations, the newest first",
            description = "`state=open` also finds those that have run out; they are shown as expired.")
    @APIResponseSchema(value = InvitationPage.class, responseCode = "200")
    public Response list(
            UUID projectId,
            @QueryParam("state") InvitationState state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(invitations.list(projectId, state, cursor, limit), uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("projects:read")
    @Operation(operationId = "getInvitation", summary = "Read an invitation")
    public Invitation get(UUID projectId, UUID id) {
        return invitations.get(projectId, id);
    }

    @DELETE
    @Conditional
    @Path("/{id}")
    @RolesAllowed("projects:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "revokeInvitation", summary = "Take an open invitation back")
    public void revoke(UUID projectId, UUID id) {
        invitations.revoke(projectId, id);
    }
}
