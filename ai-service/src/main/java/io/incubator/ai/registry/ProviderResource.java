package io.incubator.ai.registry;

import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.paging.Cursor;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/// The providers of the caller's organisation.
@Path("/api/ai/providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "model registry")
class ProviderResource {
    private final ProviderService providers;

    ProviderResource(ProviderService providers) {
        this.providers = providers;
    }

    @GET
    @RolesAllowed("models:read")
    @Operation(operationId = "listProviders", summary = "List model providers by name")
    @APIResponseSchema(value = ProviderPage.class, responseCode = "200")
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                providers.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), limit), uri);
    }

    @POST
    @Idempotent
    @RolesAllowed("models:write")
    @Operation(
            operationId = "createProvider",
            summary = "Register a model provider with its credential",
            description = """
                    The credential is stored sealed and is never shown again. The address must be in the public internet \
                    and speak TLS; local models are for the operator to allow.""")
    @APIResponseSchema(
            value = Provider.class,
            responseCode = "201",
            responseDescription = "Created; Location says where")
    public RestResponse<Provider> create(@Valid @NotNull NewProvider body) {
        Provider provider = providers.create(body);
        return RestResponse.ResponseBuilder.<Provider>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/ai/providers/" + provider.id())
                .entity(provider)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("models:read")
    @Operation(operationId = "getProvider", summary = "Read a model provider")
    public Provider get(UUID id) {
        return providers.get(id);
    }

    @PATCH
    @Conditional
    @Path("/{id}")
    @RolesAllowed("models:write")
    @Operation(
            operationId = "changeProvider",
            summary = "Change a provider's address or credential, or switch it on or off")
    public Provider change(UUID id, @Valid @NotNull ProviderChange change) {
        return providers.change(id, change);
    }

    @DELETE
    @Conditional
    @Path("/{id}")
    @RolesAllowed("models:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "deleteProvider", summary = "Delete a provider that has no models")
    public void delete(UUID id) {
        providers.delete(id);
    }

    @POST
    @Path("/key-rotations")
    @RepeatSafe("one more new key does no harm")
    @RolesAllowed("models:write")
    @Operation(
            operationId = "rotateProviderKeys",
            summary = "Seal the organisation's credentials with a new data key, without interruption")
    public Rotation rotate() {
        return new Rotation(providers.rotateKey());
    }

    /// @param credentials how many are sealed with the new key
    record Rotation(int credentials) {}

    /// For the API's description: a page of providers.
    record ProviderPage(List<Provider> items, String nextCursor) {}
}
