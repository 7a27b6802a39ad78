package io.incubator.ai.prompts;

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
import jakarta.validation.constraints.Pattern;
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

/// The prompts of the caller's organisation, and their labels.
@Path("/api/ai/prompts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "prompts")
class PromptResource {
    private final PromptService prompts;

    PromptResource(PromptService prompts) {
        this.prompts = prompts;
    }

    @GET
    @RolesAllowed("models:read")
    @Operation(operationId = "listPrompts", summary = "List prompts by name")
    @APIResponseSchema(value = PromptPage.class, responseCode = "200")
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                prompts.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), limit), uri);
    }

    @POST
    @Idempotent
    @RolesAllowed("models:write")
    @Operation(operationId = "createPrompt", summary = "Make a prompt with its first version", description = """
                    In the texts of messages and examples `{{name}}` stands for the value of a variable. Every variable \
                    that is used is declared, and every declared one used. No label stands on the version before one \
                    is moved there.""")
    @APIResponseSchema(value = Prompt.class, responseCode = "201", responseDescription = "Created; Location says where")
    public RestResponse<Prompt> create(@Valid @NotNull NewPrompt body) {
        Prompt prompt = prompts.create(body);
        return RestResponse.ResponseBuilder.<Prompt>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/ai/prompts/" + prompt.id())
                .entity(prompt)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("models:read")
    @Operation(operationId = "getPrompt", summary = "Read a prompt and where its labels stand")
    public Prompt get(UUID id) {
        return prompts.get(id);
    }

    @DELETE
    @Conditional
    @Path("/{id}")
    @RolesAllowed("models:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "deletePrompt", summary = "Delete a prompt with its versions and labels")
    public void delete(UUID id) {
        prompts.delete(id);
    }

    @PUT
    @Conditional
    @Path("/{id}/labels/{label}")
    @RolesAllowed("models:write")
    @Operation(
            operationId = "movePromptLabel",
            summary = "Put a label on a version; every replica follows at once",
            description = "Labels are `production`, `canary`, or whatever a team agrees on.")
    public Prompt moveLabel(
            UUID id, @Pattern(regexp = Prompt.LABEL) String label, @Valid @NotNull LabelledVersion body) {
        return prompts.moveLabel(id, label, body.number());
    }

    @DELETE
    @Conditional
    @Path("/{id}/labels/{label}")
    @RolesAllowed("models:write")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "removePromptLabel", summary = "Take a label away")
    public void removeLabel(UUID id, @Pattern(regexp = Prompt.LABEL) String label) {
        prompts.removeLabel(id, label);
    }

    /// For the API's description: a page of prompts.
    record PromptPage(List<Prompt> items, String nextCursor) {}
}
