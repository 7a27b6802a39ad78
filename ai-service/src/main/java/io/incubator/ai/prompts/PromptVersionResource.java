package io.incubator.ai.prompts;

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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// The versions of a prompt: read, added, compared, rendered and tried.
@Path("/api/ai/prompts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "prompts")
class PromptVersionResource {
    private final PromptService prompts;
    private final TrialService trials;

    PromptVersionResource(PromptService prompts, TrialService trials) {
        this.prompts = prompts;
        this.trials = trials;
    }

    @GET
    @Path("/versions")
    @RolesAllowed("models:read")
    @Operation(operationId = "listPromptVersions", summary = "List a prompt's versions, the newest first")
    @APIResponseSchema(value = PromptVersionPage.class, responseCode = "200")
    public Response versions(
            UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                prompts.versions(id, Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), limit), uri);
    }

    @POST
    @Path("/versions")
    @Idempotent
    @RolesAllowed("models:write")
    @Operation(operationId = "addPromptVersion", summary = "Add a version, on which no label stands yet")
    @APIResponseSchema(value = PromptVersion.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<PromptVersion> addVersion(UUID id, @Valid @NotNull NewVersion body) {
        return RestResponse.status(RestResponse.Status.CREATED, prompts.addVersion(id, body));
    }

    @GET
    @Path("/versions/{number}")
    @RolesAllowed("models:read")
    @Operation(operationId = "getPromptVersion", summary = "Read a version; it never changes")
    public PromptVersion version(UUID id, int number) {
        return prompts.version(id, number);
    }

    @GET
    @Path("/diff")
    @RolesAllowed("models:read")
    @Operation(operationId = "comparePromptVersions", summary = "Compare two versions line by line")
    public Differences differences(
            UUID id, @QueryParam("from") @NotNull @Min(1) Integer from, @QueryParam("to") @NotNull @Min(1) Integer to) {
        List<PromptVersion> pair = prompts.pair(id, from, to);
        return Differences.between(pair.getFirst(), pair.getLast());
    }

    @POST
    @Path("/render")
    @RepeatSafe("nothing is kept")
    @RolesAllowed("models:read")
    @Operation(operationId = "renderPrompt", summary = "Get the messages of a version with values", description = """
                    Takes the version on which the label `production` stands at this moment, another label, or a number. \
                    Values are put in as they are: what looks like a placeholder in one stays text.""")
    public RenderedPrompt render(UUID id, @Valid @NotNull NewRendering body) {
        return prompts.render(id, body);
    }

    @POST
    @Path("/trials")
    @RepeatSafe("every trial is a call of a model, and nothing else is kept of it")
    @RolesAllowed("models:use")
    @Operation(operationId = "tryPrompt", summary = "Render a version and ask a model", description = """
                    A call at `/v1/chat/completions` with your own token: limits, budgets and the ledger hold. What `/v1` \
                    refuses is refused here, with its code and words under `errors`.""")
    @APIResponse(responseCode = "422", description = "`trial-refused`: the call cannot be made like this")
    @APIResponse(responseCode = "429", description = "`trial-limited` or `rate-limited`; see `Retry-After`")
    @APIResponse(responseCode = "502", description = "`trial-failed`: no usable answer came")
    @APIResponseSchema(value = Trial.class, responseCode = "200", responseDescription = "What the model answered")
    public Trial run(UUID id, @Valid @NotNull NewTrial body, @Context HttpHeaders headers) {
        return trials.run(id, body, headers.getHeaderString(HttpHeaders.AUTHORIZATION));
    }

    /// For the API's description: a page of versions.
    record PromptVersionPage(List<PromptVersion> items, String nextCursor) {}
}
