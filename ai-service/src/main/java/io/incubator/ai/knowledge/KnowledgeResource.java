package io.incubator.ai.knowledge;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What plans are made from, the same for every organisation.
@Path("/api/ai/knowledge")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "knowledge")
class KnowledgeResource {
    private final KnowledgeService knowledge;

    KnowledgeResource(KnowledgeService knowledge) {
        this.knowledge = knowledge;
    }

    @GET
    @RolesAllowed("plans:read")
    @Operation(
            operationId = "getKnowledge",
            summary =
                    "Read what the knowledge base holds: its version, axes and classes, and the perspectives' weights")
    public KnowledgeView summary() {
        return knowledge.summary();
    }

    @GET
    @Path("/technologies")
    @RolesAllowed("plans:read")
    @Operation(
            operationId = "listTechnologies",
            summary = "List technologies with their class and evidence, page by page")
    @APIResponseSchema(value = Pages.TechnologyPage.class, responseCode = "200")
    public Response technologies(
            @QueryParam("axis") String axis,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return tagged(knowledge.technologies(axis, cursor, limit), uri);
    }

    @GET
    @Path("/rules")
    @RolesAllowed("plans:read")
    @Operation(
            operationId = "listRules",
            summary = "List rules with their condition, effect and evidence, page by page")
    @APIResponseSchema(value = Pages.RulePage.class, responseCode = "200")
    public Response rules(
            @QueryParam("axis") String axis,
            @QueryParam("perspective") String perspective,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return tagged(knowledge.rules(axis, perspective, cursor, limit), uri);
    }

    @GET
    @Path("/archetypes")
    @RolesAllowed("plans:read")
    @Operation(
            operationId = "listArchetypes",
            summary = "List kinds of products with what they consist of, page by page")
    @APIResponseSchema(value = Pages.ArchetypePage.class, responseCode = "200")
    public Response archetypes(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return tagged(knowledge.archetypes(cursor, limit), uri);
    }

    /// A page changes with the knowledge only.
    private Response tagged(Page<?> page, UriInfo uri) {
        return Response.fromResponse(Paging.response(page, uri))
                .header(HttpHeaders.ETAG, '"' + knowledge.version() + '"')
                .build();
    }
}
