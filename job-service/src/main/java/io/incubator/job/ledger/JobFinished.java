package io.incubator.job.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// Payload of `jobs.job.finished.v1.<requester>`.
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobFinished(
        UUID jobId,
        String kind,
        JobState outcome,
        JsonNode result,
        Fault error,
        int attempts,
        long version,
        Instant finishedAt) {
    JobFinished {
        Objects.requireNonNull(jobId);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(finishedAt);
        if (!outcome.isFinal()) {
            throw new IllegalArgumentException("a job that is " + outcome.wire() + " has not finished");
        }
        if ((outcome == JobState.FAILED) != (error != null)) {
            throw new IllegalArgumentException("a failed job, and no other, tells its error");
        }
    }
}
