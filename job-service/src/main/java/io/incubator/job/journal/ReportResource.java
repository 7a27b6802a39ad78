package io.incubator.job.journal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Logs and curves, by workers.
@Path("/internal/jobs/reports")
@Tag(name = "workers")
@RunOnVirtualThread
class ReportResource {
    private final ReportService reports;

    ReportResource(ReportService reports) {
        this.reports = reports;
    }

    @POST
    @RolesAllowed("jobs:work")
    @Operation(operationId = "reportJobs", summary = "Keep lines and points of attempts at hand")
    public Reports.Replies report(@Valid @NotNull Reports batch) {
        return reports.keep(batch);
    }
}
