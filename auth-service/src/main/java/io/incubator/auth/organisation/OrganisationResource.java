package io.incubator.auth.organisation;

import io.incubator.auth.Name;
import io.incubator.auth.account.EmailAddress;
import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Paging;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
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
import jakarta.ws.rs.PATCH;
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

/// Organisations and their people.
@Path("/api/auth/organisations")
@RunOnVirtualThread
@Tag(name = "Organisations")
class OrganisationResource {
    private final OrganisationService organisations;
    private final MemberService members;
    private final CurrentIdentity caller;

    OrganisationResource(OrganisationService organisations, MemberService members, CurrentIdentity caller) {
        this.organisations = organisations;
        this.members = members;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("organisations:read")
    @Operation(
            operationId = "listOrganisations",
            summary = "The organisations you belong to, the oldest membership first")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OrganisationPage.class)))
    public Response mine(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(organisations.mine(after(cursor), limit), uri);
    }

    /// Anyone may found one, whatever their role elsewhere; a job that acts for somebody may not.
    @POST
    @Idempotent
    @RolesAllowed("organisations:read")
    @ResponseStatus(201)
    @Operation(
            operationId = "createOrganisation",
            summary = "Found an organisation; you own it",
            description = "Your token goes on speaking for the organisation it was issued for. To work in the new one,"
                    + " trade your refresh token: POST /api/auth/refresh with its id as organisationId.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = OrganisationView.class)))
    public OrganisationView found(@Valid @NotNull NewOrganisation request) {
        if (caller.actor().isPresent()) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        return organisations.found(request.name().strip());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("organisations:read")
    @Operation(operationId = "getOrganisation", summary = "The organisation your token speaks for")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "Not the organisation your token speaks for")
    public OrganisationView get(UUID id) {
        return organisations.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Conditional
    @RolesAllowed("organisations:write")
    @Operation(operationId = "renameOrganisation", summary = "Rename the organisation your token speaks for")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "Not the organisation your token speaks for")
    public OrganisationView rename(UUID id, @Valid @NotNull NewOrganisation request) {
        return organisations.rename(id, request.name().strip());
    }

    @PATCH
    @Path("/{id}/members/{memberId}")
    @RolesAllowed("organisations:write")
    @Operation(
            operationId = "changeMember",
            summary = "Give a member another role",
            description =
                    "Their tokens are withdrawn within seconds; refreshing yields one with the rights of the new role.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "403", description = "A role above your own")
    @APIResponse(responseCode = "409", description = "The last owner")
    public MemberView change(UUID id, UUID memberId, @Valid @NotNull MemberChange request) {
        return members.change(id, memberId, request.role());
    }

    @DELETE
    @Path("/{id}/members/{memberId}")
    @RolesAllowed("organisations:read")
    @Operation(
            operationId = "removeMember",
            summary = "Take a member out, or leave: everybody may take themselves out",
            description = "Their tokens for this organisation are withdrawn within seconds.")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "403", description = "Somebody else, without the right to")
    @APIResponse(responseCode = "409", description = "The last owner")
    public void remove(UUID id, UUID memberId) {
        members.remove(id, memberId);
    }

    @GET
    @Path("/{id}/members")
    @RolesAllowed("organisations:read")
    @Operation(operationId = "listMembers", summary = "The people of the organisation your token speaks for")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MemberPage.class)))
    public Response members(
            UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(members.list(id, after(cursor), limit), uri);
    }

    @POST
    @Path("/{id}/members")
    @Idempotent
    @RolesAllowed("organisations:write")
    @ResponseStatus(201)
    @Operation(
            operationId = "addMember",
            summary = "Add somebody who has an account to the organisation your token speaks for")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MemberView.class)))
    @APIResponse(responseCode = "404", description = "Not the organisation your token speaks for")
    @APIResponse(responseCode = "409", description = "Already a member")
    @APIResponse(responseCode = "422", description = "Nobody has signed up with this address")
    public MemberView add(UUID id, @Valid @NotNull NewMember request) {
        return members.add(id, EmailAddress.require(request.email()), request.role());
    }

    private static Optional<Cursor> after(String cursor) {
        return Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2));
    }

    /// An organisation to found.
    record NewOrganisation(@Name String name) {}

    /// Somebody to add.
    record NewMember(
            @NotBlank @Size(max = 254) String email,
            @NotNull Role role) {}

    /// A member's new role.
    record MemberChange(@NotNull Role role) {}

    /// For the API's description: a page of organisations.
    record OrganisationPage(List<OrganisationView> items, String nextCursor) {}

    /// For the API's description: a page of members.
    record MemberPage(List<MemberView> items, String nextCursor) {}
}
