package io.incubator.ai.limits;

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
import jakarta.validation.constraints.PositiveOrZero;
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

/// The allowances of the caller's organisation.
@Path("/api/ai/allowances")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "model usage")
class AllowanceResource {
    private final AllowanceService allowances;

    AllowanceResource(AllowanceService allowances) {
        this.allowances = allowances;
    }

    @GET
    @RolesAllowed("models:read")
    @Operation(operationId = "listAllowances", summary = "List budgets and limits with what is left of them")
    @APIResponseSchema(value = AllowancePage.class, responseCode = "200")
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                allowances.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), limit), uri);
    }

    @POST
    @Idempotent
    @RolesAllowed("models:write")
    @Operation(operationId = "createAllowance", summary = "Limit what may be used of models", description = """
                    A budget in nano-dollars, or a limit of tokens, requests or requests at once: for the organisation, \
                    a key, a person, a project or a model. Every call that it counts first sets aside what it can use \
                    at most; calls of all replicas together never use more.""")
    @APIResponseSchema(
            value = Allowance.class,
            responseCode = "201",
            responseDescription = "Created; Location says where")
    public RestResponse<Allowance> create(@Valid @NotNull AllowanceSettings body) {
        Allowance allowance = allowances.create(body);
        return RestResponse.ResponseBuilder.<Allowance>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/ai/allowances/" + allowance.id())
                .entity(allowance)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("models:read")
    @Operation(operationId = "getAllowance", summary = "Read an allowance and what is left of it")
    public Allowance get(UUID id) {
        return allowances.get(id);
    }

    @PATCH
    @Conditional
    @Path("/{id}")
    @RolesAllowed("models:write")
    @Operation(operationId = "changeAllowance", summary = "Allow more or less; what is used stays used")
    public Allowance change(UUID id, @Valid @NotNull Amount amount) {
        return allowances.changeAmount(id, amount.amount());
    }

    @DELETE
    @Conditional
    @Path("/{id}")
    @RolesAllowed("models:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "deleteAllowance", summary = "Delete an allowance: it limits nothing any more")
    public void delete(UUID id) {
        allowances.delete(id);
    }

    /// How much is allowed.
    record Amount(@NotNull @PositiveOrZero Long amount) {}

    /// For the API's description: a page of allowances.
    record AllowancePage(List<Allowance> items, String nextCursor) {}
}
