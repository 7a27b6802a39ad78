package io.incubator.job.browsing;

import io.incubator.job.ledger.Fault;
import io.incubator.job.ledger.JobState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A job in a list.
@Schema(name = "JobSummary")
public record JobSummary(
        UUID id,
        String kind,
        JobState state,
        @Schema(description = "Whom the work is for.") UUID subject,

        @Schema(description = "The service that asked for it; absent when a person did.")
        String requester,

        int priority,
        String uniqueKey,

        @Schema(description = "Attempts made, the one at hand included.")
        int attempt,

        int maxAttempts,
        @Schema(minimum = "0", maximum = "100") Integer percent,
        @Schema(description = "The step the worker is at.") String stage,
        String message,

        @Schema(description = "While it runs: when it is over if it goes on as it has so far.")
        Instant eta,

        @Schema(description = "Someone asked to cancel; the worker is told with its next heartbeat.")
        boolean cancelRequested,

        @Schema(description = "Why it, or its last attempt, failed.")
        Fault error,

        @Schema(description = "Grows by one with every event of the job.")
        long version,

        Instant createdAt,
        @Schema(description = "No attempt begins before.") Instant runAt,

        @Schema(description = "When the attempt at hand, or the last one, began.")
        Instant startedAt,

        Instant finishedAt,

        @Schema(description = "What is not done by then fails.")
        Instant deadline,

        @Schema(description = "The longest one attempt may take.")
        Long runLimitSeconds,

        @Schema(description = "The job that waits for this one.")
        UUID parentId,

        @Schema(description = "While it is blocked: how many of the jobs it waits for are not over.")
        Integer openChildren) {}
