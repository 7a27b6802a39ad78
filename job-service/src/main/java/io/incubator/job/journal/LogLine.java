package io.incubator.job.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A line of a job's log.
@Schema(name = "LogLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LogLine(
        @Schema(description = "Grows with every claim of the job.")
        int epoch,

        @Schema(description = "Counts the attempt's lines from 0.")
        int number,

        Instant at,
        String level,
        String message,
        @JsonRawValue @Schema(implementation = Object.class) String fields) {}
