package io.incubator.job.cancellation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.ledger.JobError;
import io.incubator.job.ledger.JobState;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.outbox.Outbox;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Calls jobs off: at once if they wait, through their worker if they run.
@Singleton
class CancellationService {
    private final CancellationRepository jobs;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final CurrentIdentity caller;

    CancellationService(CancellationRepository jobs, Outbox outbox, ObjectMapper json, CurrentIdentity caller) {
        this.jobs = jobs;
        this.outbox = outbox;
        this.json = json;
        this.caller = caller;
    }

    /// @throws ProblemException `not-found`, or `job-finished` if it ended otherwise; a cancelled job stays cancelled
    @Transactional
    void cancel(UUID id) {
        JobState state =
                jobs.lock(caller.organisation(), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
        switch (state) {
            case QUEUED, RETRYING -> jobs.cancel(id).event(json).ifPresent(outbox::publish);
            case RUNNING -> jobs.ask(id);
            case SUCCEEDED, FAILED -> throw new ProblemException(JobError.JOB_FINISHED, state.wire());
            case CANCELLED -> {
                // asking twice is asking once
            }
        }
    }
}
