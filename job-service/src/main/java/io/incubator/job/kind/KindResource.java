package io.incubator.job.kind;

import io.incubator.job.ledger.Limits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Kinds and their switches, for whoever runs the installation.
@Path("/internal/jobs/kinds")
@Tag(name = "operators")
@RolesAllowed("jobs:operate")
@RunOnVirtualThread
class KindResource {
    private final Kinds kinds;

    KindResource(Kinds kinds) {
        this.kinds = kinds;
    }

    @GET
    @Operation(operationId = "listKinds", summary = "List the kinds of jobs with their switches")
    public List<KindView> list() {
        return kinds.list();
    }

    @GET
    @Path("/{kind}")
    @Operation(operationId = "getKind", summary = "Get a kind with its switches")
    public KindView get(@PathParam("kind") @Pattern(regexp = Limits.KIND) String kind) {
        return kinds.get(kind);
    }

    @PUT
    @Path("/{kind}")
    @Operation(operationId = "setKind", summary = "Pause or resume a kind, and limit how many of it run at a time")
    public KindView set(
            @PathParam("kind") @Pattern(regexp = Limits.KIND) String kind, @Valid @NotNull KindSettings settings) {
        return kinds.set(kind, settings);
    }
}
