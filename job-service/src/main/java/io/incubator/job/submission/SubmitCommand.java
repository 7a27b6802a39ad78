package io.incubator.job.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Payload of `jobs.submit.v1`.
///
/// @param priority null for 0
/// @param maxAttempts null for the ledger's default
/// @param uniqueKey null for none
/// @param runAt null for at once
/// @param deadline null for none
/// @param runLimitSeconds the longest one attempt may take; null for no limit
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubmitCommand(
        UUID jobId,
        String kind,
        UUID organisation,
        UUID subject,
        String requester,
        JsonNode input,
        List<String> scopes,
        Integer priority,
        Integer maxAttempts,
        String uniqueKey,
        Instant runAt,
        Instant deadline,
        Long runLimitSeconds) {

    Submission submission(int defaultMaxAttempts) {
        return Submission.alone(
                jobId,
                kind,
                organisation,
                subject,
                requester,
                input,
                scopes,
                priority == null ? 0 : priority,
                maxAttempts == null ? defaultMaxAttempts : maxAttempts,
                uniqueKey,
                timing());
    }

    private Timing timing() {
        return new Timing(runAt, deadline, runLimitSeconds == null ? null : Duration.ofSeconds(runLimitSeconds));
    }
}
