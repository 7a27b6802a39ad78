package io.incubator.job.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.UUID;

/// Payload of `jobs.job.progressed.v1.<requester>`.
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobProgressed(UUID jobId, String kind, JobState state, Integer percent, String stage, long version) {
    JobProgressed {
        Objects.requireNonNull(jobId);
        Objects.requireNonNull(kind);
        if (state.isFinal()) {
            throw new IllegalArgumentException("the end of a job is told by its finished event");
        }
    }
}
