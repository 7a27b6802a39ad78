package io.incubator.ai.comparisons;

import io.incubator.ai.planner.comparison.Comparison;
import io.incubator.kit.idempotency.RepeatSafe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Answers that are computed while the caller waits.
@Path("/api/ai")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "comparisons")
class ComparisonResource {
    private final ComparisonService service;

    ComparisonResource(ComparisonService service) {
        this.service = service;
    }

    @POST
    @Path("/comparisons")
    @RepeatSafe("nothing is kept; the same question gets the same answer")
    @RolesAllowed("plans:read")
    @Operation(
            operationId = "compareAlternatives",
            summary = "Rank alternatives you name yourself, on one axis, for your circumstances")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "which broker", value = """
                                                    {"brief": {"text": "Orders of a shop with 20000 customers, team of 5, Java.", "language": "en"},
                                                     "axis": "messaging", "alternatives": ["Kafka", "RabbitMQ", "db_queue"]}""")))
    public Comparison compare(@Valid @NotNull NewComparison body) {
        return service.compare(body);
    }

    @POST
    @Path("/readings")
    @RepeatSafe("nothing is kept; the same brief is read the same")
    @RolesAllowed("plans:read")
    @Operation(
            operationId = "readBrief",
            summary =
                    "Read a brief without planning it: what is understood, what is assumed, and what is worth asking first")
    public Reading read(@Valid @NotNull BriefBody body) {
        return service.read(body);
    }
}
