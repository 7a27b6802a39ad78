package io.incubator.auth.apikey;

import io.incubator.auth.Name;
import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Paging;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/// One's API keys.
@Path("/api/auth/keys")
@Authenticated
@RunOnVirtualThread
@Tag(name = "API keys")
class ApiKeyResource {
    private final ApiKeyService keys;

    ApiKeyResource(ApiKeyService keys) {
        this.keys = keys;
    }

    @POST
    @RepeatSafe("its answer is a secret, which is not kept to be sent again; an unused key is deleted")
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "createApiKey",
            summary = "Make an API key for yourself in the organisation your token speaks for",
            description = "The key is shown this once. Send it as Authorization: Bearer to any API. It can do what its"
                    + " scopes say and you still may; scopes beyond yours are refused. Takes a signed-in person.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NewApiKey.class)))
    @APIResponse(
            responseCode = "403",
            description = "A scope you do not hold, or step-up-required: show again who you are")
    public NewApiKey create(@Valid @NotNull ApiKeyOrder request) {
        return keys.create(request.name().strip(), request.scopes(), request.expiresAt());
    }

    @GET
    @Operation(operationId = "listApiKeys", summary = "Your API keys in this organisation, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ApiKeyPage.class)))
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(keys.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2)), limit), uri);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeApiKey", summary = "Revoke an API key; it opens nothing within seconds")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", description = "No key of yours in force")
    public void revoke(UUID id) {
        keys.revoke(id);
    }

    /// A key to make.
    ///
    /// @param expiresAt at most a year from now
    record ApiKeyOrder(
            @Name String name,
            @NotEmpty @Size(max = 50) Set<@NotBlank String> scopes,
            @NotNull Instant expiresAt) {
        ApiKeyOrder {
            scopes = scopes == null ? Set.of() : Set.copyOf(scopes);
        }
    }

    /// For the API's description: a page of keys.
    record ApiKeyPage(List<ApiKeyView> items, String nextCursor) {}
}
