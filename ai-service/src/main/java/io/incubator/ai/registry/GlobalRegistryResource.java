package io.incubator.ai.registry;

import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.tenancy.Tenant;
import io.incubator.kit.tenancy.TenantContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/// Providers, models and routes of every organisation, for whoever runs the installation.
@Path("/internal/ai/registry")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("models:operate")
@RunOnVirtualThread
@Tag(name = "operators")
class GlobalRegistryResource {
    private static final Tenant TENANT = Tenant.of(Registry.GLOBAL);

    private final GlobalRegistryService registry;

    GlobalRegistryResource(GlobalRegistryService registry) {
        this.registry = registry;
    }

    @GET
    @Operation(operationId = "getGlobalRegistry", summary = "Read what is set up for every organisation")
    public GlobalRegistry read() {
        return of(registry::read);
    }

    @PUT
    @Path("/providers/{name}")
    @Operation(
            operationId = "putGlobalProvider",
            summary = "Set up a provider whose models every organisation can call",
            description = """
                    The credential is stored sealed and is never shown again, nor used for anything but calls of the \
                    global models.""")
    public Provider putProvider(
            @PathParam("name") @Pattern(regexp = NewProvider.NAME) String name, @Valid @NotNull GlobalProvider body) {
        return of(() -> registry.putProvider(name, body));
    }

    @DELETE
    @Path("/providers/{name}")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "deleteGlobalProvider", summary = "Delete a global provider that has no models")
    public void deleteProvider(@PathParam("name") String name) {
        TenantContext.run(TENANT, () -> registry.deleteProvider(name));
    }

    @POST
    @Path("/key-rotations")
    @RepeatSafe("one more new key does no harm")
    @Operation(
            operationId = "rotateGlobalProviderKeys",
            summary = "Seal the credentials of global providers with a new data key, without interruption")
    public ProviderResource.Rotation rotate() {
        return new ProviderResource.Rotation(of(registry::rotateKey));
    }

    @PUT
    @Path("/models/{name}")
    @Operation(
            operationId = "putGlobalModel",
            summary = "Set up a model that every organisation can call, at prices it is charged")
    public Model putModel(
            @PathParam("name") @Pattern(regexp = ModelSettings.NAME) String name, @Valid @NotNull GlobalModel body) {
        return of(() -> registry.putModel(name, body));
    }

    @DELETE
    @Path("/models/{name}")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(
            operationId = "deleteGlobalModel",
            summary = "Delete a global model that no global route leads to",
            description = "Routes of organisations that lead to it pass it over.")
    public void deleteModel(@PathParam("name") String name) {
        TenantContext.run(TENANT, () -> registry.deleteModel(name));
    }

    @PUT
    @Path("/routes/{name}")
    @Operation(
            operationId = "putGlobalRoute",
            summary = "Make a name that leads to global models, or lead it elsewhere at once")
    public Route putRoute(
            @PathParam("name") @Pattern(regexp = ModelSettings.NAME) String name, @Valid @NotNull RoutePlan body) {
        return of(() -> registry.putRoute(name, body));
    }

    @DELETE
    @Path("/routes/{name}")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "deleteGlobalRoute", summary = "Delete a global route")
    public void deleteRoute(@PathParam("name") String name) {
        TenantContext.run(TENANT, () -> registry.deleteRoute(name));
    }

    private static <T> T of(Supplier<T> work) {
        return TenantContext.call(TENANT, work);
    }
}
