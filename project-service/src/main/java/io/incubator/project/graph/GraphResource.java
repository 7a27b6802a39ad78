package io.incubator.project.graph;

import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.limits.RateClass;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// The one address of GraphQL. It is a resource like any other, so that tokens, budgets, versions, sizes and refusals
/// are what they are everywhere.
@Path("/api/projects/graphql")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "graph")
class GraphResource {
    private final GraphService graph;

    GraphResource(GraphService graph) {
        this.graph = graph;
    }

    @POST
    @RepeatSafe("it only reads")
    @RateClass(RateClass.Kind.READ)
    @RolesAllowed("projects:read")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "queryProjects",
            summary = "Read projects with what belongs to them in one request (GraphQL)",
            description =
                    "The schema is contracts/graphql/project-service.graphql; introspection works, too. There are no"
                            + " mutations. A query may be 8 levels deep and cost 200: every field costs one, and what is"
                            + " inside projects counts once for every ten projects asked for. Errors are in `errors`, each"
                            + " with its `code` in `extensions`; the status is 200 also then, as GraphQL has it.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = GraphQuery.class),
                            examples = @ExampleObject(name = "dashboard", value = """
                                            {"query":"query($first: Int){projects(first:$first){items{id name \
                                            revisions{number state} latestPlan{option tasks p80Weeks}} nextCursor}}",
                                             "variables":{"first":20}}""")))
    public GraphAnswer query(@Valid @NotNull GraphQuery body, @Context HttpHeaders headers) {
        return graph.answer(body, headers.getAcceptableLanguages());
    }
}
