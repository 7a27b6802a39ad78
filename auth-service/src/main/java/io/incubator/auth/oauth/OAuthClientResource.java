package io.incubator.auth.oauth;

import io.incubator.auth.Name;
import io.incubator.auth.organisation.Role;
import io.incubator.kit.idempotency.RepeatSafe;
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
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/// The applications of an organisation.
@Path("/api/auth/clients")
@RolesAllowed("organisations:write")
@RunOnVirtualThread
@Tag(name = "Applications")
class OAuthClientResource {
    private final OAuthClientService clients;

    OAuthClientResource(OAuthClientService clients) {
        this.clients = clients;
    }

    @POST
    @RepeatSafe("its answer holds a secret, which is not kept to be sent again; an unused application is deleted")
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "registerClient",
            summary = "Register an application that people sign in to with their account here",
            description =
                    "Its id is the client_id at /oauth2/authorize and /oauth2/token, its secret is shown this once."
                            + " With a role it has a service account, too: grant_type=client_credentials acts as that.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OAuthClientService.RegisteredClient.class)))
    @APIResponse(responseCode = "403", description = "A role above your own, or step-up-required")
    public OAuthClientService.RegisteredClient register(@Valid @NotNull NewClient request) {
        return clients.register(
                request.name().strip(),
                request.confidential(),
                request.redirectUris(),
                request.logoutUris(),
                request.role());
    }

    @GET
    @Operation(operationId = "listClients", summary = "The applications of this organisation, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ClientPage.class)))
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                clients.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2)), limit), uri);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "removeClient", summary = "Take an application away; its sessions end within seconds")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", description = "No application of this organisation")
    public void remove(UUID id) {
        clients.remove(id);
    }

    /// An application to register.
    ///
    /// @param confidential whether it can keep a secret: a server can, an app on somebody's device cannot
    /// @param redirectUris where codes may be sent, compared character by character
    /// @param logoutUris where people may be sent after logging out
    /// @param role of an account of its own; left out for an application that only acts for people
    record NewClient(
            @Name String name,
            boolean confidential,
            @Size(max = 10) List<@NotNull @Size(max = 500) String> redirectUris,
            @Size(max = 10) List<@NotNull @Size(max = 500) String> logoutUris,
            Role role) {
        NewClient {
            redirectUris = redirectUris == null ? List.of() : List.copyOf(redirectUris);
            logoutUris = logoutUris == null ? List.of() : List.copyOf(logoutUris);
        }
    }

    /// For the API's description: a page of applications.
    record ClientPage(List<OAuthClientService.ClientView> items, String nextCursor) {}
}
