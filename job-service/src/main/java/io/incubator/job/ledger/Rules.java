package io.incubator.job.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/// What follows from the end of an attempt.
@Singleton
class Rules {
    private final Backoff backoff;
    private final RandomGenerator random;

    @Inject
    Rules(LedgerConfig config) {
        this(new Backoff(config.backoff().first(), config.backoff().cap()), new Random());
    }

    Rules(Backoff backoff, RandomGenerator random) {
        this.backoff = backoff;
        this.random = random;
    }

    Closing apply(OpenAttempt attempt, Ending ending) {
        return switch (ending) {
            case Ending.Succeeded(var result)
            when result != null && StoredJson.size(result) > StoredJson.MAX_RESULT_BYTES ->
                refused(attempt, "The result is larger than 60 KiB; store it and hand in a reference.");
            case Ending.Succeeded(var result)
            when result != null && StoredJson.holdsNul(result) ->
                refused(attempt, "The result holds the character U+0000, which cannot be stored.");
            case Ending.Succeeded(var result) ->
                new Closing(
                        attempt.jobId(),
                        attempt.epoch(),
                        AttemptOutcome.SUCCEEDED,
                        JobState.SUCCEEDED,
                        Duration.ZERO,
                        result,
                        null);
            case Ending.Cancelled _ -> closing(attempt, AttemptOutcome.CANCELLED, JobState.CANCELLED, null);
            case Ending.HandedBack _ -> closing(attempt, null, orCancelled(attempt, JobState.QUEUED), null);
            case Ending.Failed(var fault, var retryable) -> failed(attempt, fault, retryable);
            case Ending.Lost _ -> lost(attempt);
        };
    }

    private Closing failed(OpenAttempt attempt, Fault fault, boolean retryable) {
        if (attempt.cancelRequested()) {
            return closing(attempt, AttemptOutcome.FAILED, JobState.CANCELLED, fault);
        }
        if (attempt.time() == OpenAttempt.Time.JOB_OVER) {
            return closing(attempt, AttemptOutcome.FAILED, JobState.FAILED, tooLate());
        }
        if (!retryable || attempt.number() >= attempt.maxAttempts()) {
            return closing(attempt, AttemptOutcome.FAILED, JobState.FAILED, fault);
        }
        return new Closing(
                attempt.jobId(),
                attempt.epoch(),
                AttemptOutcome.FAILED,
                JobState.RETRYING,
                backoff.after(attempt.number(), random),
                null,
                fault);
    }

    /// Whoever is next may start at once: a worker that died says nothing against the job, until the
    /// attempts are used up.
    private static Closing lost(OpenAttempt attempt) {
        Fault fault = switch (attempt.time()) {
            case JOB_OVER -> tooLate();
            case ATTEMPT_OVER ->
                new Fault(
                        Fault.RUN_LIMIT_EXCEEDED,
                        "Attempt " + attempt.number() + " took longer than the job's run limit.");
            case LEFT ->
                new Fault(Fault.WORKER_LOST, "The worker stopped answering in attempt " + attempt.number() + ".");
        };
        boolean again = attempt.time() != OpenAttempt.Time.JOB_OVER && attempt.number() < attempt.maxAttempts();
        JobState next = again ? JobState.QUEUED : JobState.FAILED;
        return closing(attempt, AttemptOutcome.LOST, orCancelled(attempt, next), fault);
    }

    private static Fault tooLate() {
        return new Fault(Fault.DEADLINE_PASSED, "The job was not done by its deadline.");
    }

    private static Closing refused(OpenAttempt attempt, String why) {
        return closing(attempt, AttemptOutcome.FAILED, JobState.FAILED, new Fault(Fault.RESULT_REFUSED, why));
    }

    private static JobState orCancelled(OpenAttempt attempt, JobState otherwise) {
        return attempt.cancelRequested() ? JobState.CANCELLED : otherwise;
    }

    private static Closing closing(OpenAttempt attempt, AttemptOutcome outcome, JobState next, Fault fault) {
        return new Closing(attempt.jobId(), attempt.epoch(), outcome, next, Duration.ZERO, null, fault);
    }
}
