package io.incubator.ai.registry;

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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/// The models of the caller's organisation.
@Path("/api/ai/models")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "model registry")
class ModelResource {
    private final ModelService models;

    ModelResource(ModelService models) {
        this.models = models;
    }

    @GET
    @RolesAllowed("models:read")
    @Operation(operationId = "listModels", summary = "List models by name")
    @APIResponseSchema(value = ModelPage.class, responseCode = "200")
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                models.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), limit), uri);
    }

    @POST
    @Idempotent
    @RolesAllowed("models:write")
    @Operation(
            operationId = "createModel",
            summary = "Register a model of a provider with its prices",
            description = """
                    Prices are integers: nano-dollars for a million tokens, so that $2.50 is 2500000000. What a call \
                    costs is exact to the nano-dollar.""")
    @APIResponseSchema(value = Model.class, responseCode = "201", responseDescription = "Created; Location says where")
    public RestResponse<Model> create(@Valid @NotNull ModelSettings body) {
        Model model = models.create(body);
        return RestResponse.ResponseBuilder.<Model>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/ai/models/" + model.id())
                .entity(model)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("models:read")
    @Operation(operationId = "getModel", summary = "Read a model")
    public Model get(UUID id) {
        return models.get(id);
    }

    @PUT
    @Conditional
    @Path("/{id}")
    @RolesAllowed("models:write")
    @Operation(operationId = "replaceModel", summary = "Set a model up anew; its name stays")
    public Model replace(UUID id, @Valid @NotNull ModelSettings settings) {
        return models.replace(id, settings);
    }

    @DELETE
    @Conditional
    @Path("/{id}")
    @RolesAllowed("models:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "deleteModel", summary = "Delete a model that no route leads to")
    public void delete(UUID id) {
        models.delete(id);
    }

    /// For the API's description: a page of models.
    record ModelPage(List<Model> items, String nextCursor) {}
}
