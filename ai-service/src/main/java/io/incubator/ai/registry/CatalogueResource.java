package io.incubator.ai.registry;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.paging.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the caller's organisation can call, whoever set it up.
@Path("/api/ai/catalogue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "model registry")
class CatalogueResource {
    private final Catalogue catalogue;
    private final CurrentIdentity identity;

    CatalogueResource(Catalogue catalogue, CurrentIdentity identity) {
        this.catalogue = catalogue;
        this.identity = identity;
    }

    @GET
    @RolesAllowed("models:read")
    @Operation(
            operationId = "listCatalogue",
            summary = "List every name that can be called, and what it costs",
            description = """
                    Models and routes of the organisation and those the operator set up for all, without what an own \
                    name hides. A change is here within a second. `incubator-echo`, which is always there and free, \
                    is left out.""")
    @APIResponseSchema(value = CallablePage.class, responseCode = "200")
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        String after = Optional.ofNullable(cursor)
                .map(text -> Cursor.decode(text, 1).text(0))
                .orElse("");
        List<CallableName> found = catalogue.load(identity.organisation()).callable(after, limit + 1);
        return Paging.response(Page.of(found, limit, last -> Cursor.of(last.name()), Function.identity()), uri);
    }

    /// For the API's description: a page of names.
    record CallablePage(List<CallableName> items, String nextCursor) {}
}
