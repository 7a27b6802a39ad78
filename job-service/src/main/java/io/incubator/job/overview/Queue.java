package io.incubator.job.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where the jobs of a kind stand.
@Schema(name = "Queue")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Queue(
        String kind,

        @Schema(description = "Only in the view over all organisations.")
        UUID organisation,

        @Schema(description = "Jobs that wait for a worker, those of later included.")
        long waiting,

        @Schema(description = "Those of them that could begin now.")
        long due,

        @Schema(description = "How long the first of these has waited.")
        long oldestWaitSeconds,

        long running,

        @Schema(description = "Jobs that could have begun a quarter of an hour ago, and attempts nobody answers for.")
        long stuck,

        @Schema(description = "Jobs that failed and were not run again.")
        long dead) {}
