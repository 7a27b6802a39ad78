package io.incubator.job.completion;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Completions, by workers.
@Path("/internal/jobs/completions")
@Tag(name = "workers")
@RunOnVirtualThread
class CompletionResource {
    private final CompletionService completions;

    CompletionResource(CompletionService completions) {
        this.completions = completions;
    }

    @POST
    @RolesAllowed("jobs:work")
    @Operation(operationId = "completeJobs", summary = "Report attempts that are over")
    public Verdicts complete(@Valid @NotNull Completions batch) {
        return completions.complete(batch);
    }
}
