package io.incubator.job.retry;

import io.incubator.job.doorbell.Doorbell;
import io.incubator.job.ledger.ChangedJob;
import io.incubator.job.ledger.JobError;
import io.incubator.job.ledger.JobState;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/// Runs dead jobs again, under the same id, so that an effect that did come about is recognised by those
/// who keep to it.
@Singleton
class RetryService {
    private final RetryRepository jobs;
    private final Doorbell doorbell;
    private final LedgerConfig config;
    private final CurrentIdentity caller;

    RetryService(RetryRepository jobs, Doorbell doorbell, LedgerConfig config, CurrentIdentity caller) {
        this.jobs = jobs;
        this.doorbell = doorbell;
        this.config = config;
        this.caller = caller;
    }

    /// Queues a job again; one that waits for its next attempt need wait no longer.
    ///
    /// @throws ProblemException `not-found`, `job-not-dead`, `job-of-a-service` or `job-unique-key-taken`
    @Transactional
    void retry(UUID id) {
        RetryRepository.Dead dead =
                jobs.lock(caller.organisation(), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
        if (!dead.state().isDead() && dead.state() != JobState.RETRYING) {
            throw new ProblemException(JobError.JOB_NOT_DEAD, dead.state().wire());
        }
        if (dead.state().isDead() && dead.requester() != null) {
            throw new ProblemException(JobError.JOB_OF_A_SERVICE, dead.requester());
        }
        ChangedJob again = jobs.again(caller.organisation(), id, config.maxAttempts())
                .orElseThrow(() -> new ProblemException(JobError.JOB_UNIQUE_KEY_TAKEN, "of today"));
        doorbell.ringAfterCommit(again.kind());
    }

    /// Queues dead jobs of a kind again.
    ///
    /// @param code only those that failed for this reason; null for any
    /// @return which
    @Transactional
    List<UUID> retryAll(String kind, String code, int most) {
        List<ChangedJob> again = jobs.againAll(caller.organisation(), kind, code, most, config.maxAttempts());
        if (!again.isEmpty()) {
            doorbell.ringAfterCommit(kind);
        }
        return again.stream().map(ChangedJob::id).toList();
    }
}
