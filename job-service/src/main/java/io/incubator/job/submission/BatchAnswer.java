package io.incubator.job.submission;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of a batch.
@Schema(name = "BatchAnswer")
record BatchAnswer(
        @Schema(description = "One per job, in their order.")
        List<Item> items,

        @Schema(description = "The job that waits for the others.")
        UUID parent) {

    /// What became of one job.
    @Schema(name = "BatchItem")
    record Item(
            @Schema(description = "The job; or the unfinished one that holds its unique key.")
            UUID id,

            @Schema(description = "Whether it is a new one.")
            boolean added) {}
}
