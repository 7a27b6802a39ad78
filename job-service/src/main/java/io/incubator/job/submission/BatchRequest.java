package io.incubator.job.submission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A person's wish for many jobs.
record BatchRequest(
        @NotNull @Size(min = 1, max = BatchRequest.MOST) List<@NotNull @Valid SubmitRequest> jobs,

        @Schema(description = "A job that begins when all of the others are over.") @Valid
        SubmitRequest parent,

        @Schema(
                description =
                        "Whether the parent runs even if some of the others did not succeed; otherwise it fails then.",
                defaultValue = "false")
        Boolean parentDespiteFailures) {
    /// Most jobs in one batch.
    static final int MOST = 10_000;
}
