package io.incubator.job.cancellation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.ledger.ChangedJob;
import io.incubator.job.ledger.Families;
import io.incubator.job.ledger.JobError;
import io.incubator.job.ledger.JobState;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.outbox.Outbox;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Calls jobs off: at once if they wait, through their worker if they run.
@Singleton
public class CancellationService {
    private final CancellationRepository jobs;
    private final Families families;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final CurrentIdentity caller;

    CancellationService(
            CancellationRepository jobs,
            Families families,
            Jdbi jdbi,
            Outbox outbox,
            ObjectMapper json,
            CurrentIdentity caller) {
        this.jobs = jobs;
        this.families = families;
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.json = json;
        this.caller = caller;
    }

    /// Calls one job off.
    ///
    /// @throws ProblemException `not-found`, or `job-finished` if it ended otherwise; a cancelled job
    ///     stays so
    @Transactional
    void cancel(UUID id) {
        JobState state =
                jobs.lock(caller.organisation(), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
        switch (state) {
            case BLOCKED, QUEUED, RETRYING -> tell(List.of(jobs.cancel(id)));
            case RUNNING -> jobs.ask(id);
            case SUCCEEDED, FAILED -> throw new ProblemException(JobError.JOB_FINISHED, state.wire());
            case CANCELLED -> {
                // asking twice is asking once
            }
        }
    }

    /// Calls off what a cancelled job waited for. A transaction of its own: a child is always locked
    /// before its parent, never after.
    @Transactional
    void cancelChildren(UUID parent) {
        tell(jobs.cancelChildren(caller.organisation(), parent));
    }

    private void tell(List<ChangedJob> cancelled) {
        outbox.publishAll(cancelled.stream()
                .map(job -> job.event(json))
                .flatMap(Optional::stream)
                .toList());
        families.changed(jdbi, outbox, cancelled);
    }
}
