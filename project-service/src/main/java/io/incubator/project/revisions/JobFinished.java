package io.incubator.project.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/// What this service reads of `jobs.job.finished.v1.projects`, owned by job-service.
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobFinished(
        UUID jobId,
        String kind,
        Outcome outcome,
        Result result,
        Failure error,
        int attempts,
        long version,
        Instant finishedAt) {

    /// How a job ends.
    enum Outcome {
        @JsonProperty("succeeded")
        SUCCEEDED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    /// @param planId where ai-service keeps the plan
    record Result(UUID planId) {}

    /// Why it failed.
    record Failure(String code, String message) {}
}
