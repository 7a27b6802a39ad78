package io.incubator.job.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/// The end of an attempt and what becomes of its job.
///
/// @param outcome how the attempt ended; null when it does not count as one
/// @param next the job's state from now on
/// @param delay how long to wait before the next attempt; zero unless `next` is `retrying`
/// @param result null unless `next` is `succeeded`
/// @param fault what to show as the reason; null when nothing went wrong
record Closing(
        UUID jobId, int epoch, AttemptOutcome outcome, JobState next, Duration delay, JsonNode result, Fault fault) {
    Closing {
        Objects.requireNonNull(jobId);
        JobState.RUNNING.become(next);
        if (next == JobState.FAILED && fault == null) {
            throw new IllegalArgumentException("a job fails for a reason");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative");
        }
    }
}
