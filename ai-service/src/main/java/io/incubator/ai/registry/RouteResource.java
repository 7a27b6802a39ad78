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

/// The routes of the caller's organisation.
@Path("/api/ai/routes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "model registry")
class RouteResource {
    private final RouteService routes;

    RouteResource(RouteService routes) {
        this.routes = routes;
    }

    @GET
    @RolesAllowed("models:read")
    @Operation(operationId = "listRoutes", summary = "List routes by name")
    @APIResponseSchema(value = RoutePage.class, responseCode = "200")
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                routes.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), limit), uri);
    }

    @POST
    @Idempotent
    @RolesAllowed("models:write")
    @Operation(operationId = "createRoute", summary = "Make a name that leads to models", description = """
                    A call names the route as its model. One of the targets takes it, by weight; the fallbacks follow in \
                    order when that one fails before the first byte of its answer.""")
    @APIResponseSchema(value = Route.class, responseCode = "201", responseDescription = "Created; Location says where")
    public RestResponse<Route> create(@Valid @NotNull NewRoute body) {
        Route route = routes.create(body);
        return RestResponse.ResponseBuilder.<Route>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/ai/routes/" + route.id())
                .entity(route)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("models:read")
    @Operation(operationId = "getRoute", summary = "Read a route and its active version")
    public Route get(UUID id) {
        return routes.get(id);
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed("models:read")
    @Operation(operationId = "listRouteVersions", summary = "List a route's versions, the newest first")
    @APIResponseSchema(value = RouteVersionPage.class, responseCode = "200")
    public Response versions(
            UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                routes.versions(id, Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), limit), uri);
    }

    @POST
    @Path("/{id}/versions")
    @Idempotent
    @RolesAllowed("models:write")
    @Operation(operationId = "addRouteVersion", summary = "Add a version; calls follow it once it is made active")
    @APIResponseSchema(value = RouteVersion.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<RouteVersion> addVersion(UUID id, @Valid @NotNull RoutePlan plan) {
        return RestResponse.status(RestResponse.Status.CREATED, routes.addVersion(id, plan));
    }

    @PUT
    @Conditional
    @Path("/{id}/active")
    @RolesAllowed("models:write")
    @Operation(
            operationId = "activateRouteVersion",
            summary = "Switch a route to one of its versions; every replica follows within a second")
    public Route activate(UUID id, @Valid @NotNull ActiveVersion active) {
        return routes.activate(id, active.number());
    }

    @DELETE
    @Conditional
    @Path("/{id}")
    @RolesAllowed("models:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "deleteRoute", summary = "Delete a route with its versions")
    public void delete(UUID id) {
        routes.delete(id);
    }

    /// For the API's description: a page of routes.
    record RoutePage(List<Route> items, String nextCursor) {}

    /// For the API's description: a page of versions.
    record RouteVersionPage(List<RouteVersion> items, String nextCursor) {}
}
