package io.incubator.job.submission;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.doorbell.Doorbell;
import io.incubator.job.ledger.Fault;
import io.incubator.job.ledger.JobError;
import io.incubator.kit.outbox.Outbox;
import io.incubator.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Takes jobs into the ledger.
@Singleton
public class SubmissionService {
    /// The holder of a unique key may come to its end between two statements; then the key is free at the
    /// next try.
    private static final int ATTEMPTS = 3;

    private final SubmissionRepository jobs;
    private final Outbox outbox;
    private final Doorbell doorbell;
    private final ObjectMapper json;

    SubmissionService(SubmissionRepository jobs, Outbox outbox, Doorbell doorbell, ObjectMapper json) {
        this.jobs = jobs;
        this.outbox = outbox;
        this.doorbell = doorbell;
        this.json = json;
    }

    /// Takes a job a service sent. A second delivery changes nothing. If its unique key is taken, the job
    /// is entered as failed: the requester waits for a finished event, and this way gets one.
    @Transactional
    void take(Submission submission) {
        if (admit(submission) instanceof Admission.KeyTaken(UUID holder)) {
            Fault fault = new Fault(Fault.UNIQUE_KEY_TAKEN, "The unfinished job " + holder + " holds this unique key.");
            jobs.insertFailed(submission, fault).flatMap(job -> job.event(json)).ifPresent(outbox::publish);
        }
    }

    /// Takes a job without a unique key, in the tenant's transaction.
    @Transactional
    public void submit(Submission submission) {
        admit(submission);
    }

    /// Takes many jobs, freshly named, in one statement.
    ///
    /// @param strict whether a unique key that is taken refuses them all
    /// @return one answer per job, in their order
    @Transactional
    List<Admission> admitAll(List<Submission> submissions, boolean strict) {
        Set<UUID> added = jobs.insert(submissions);
        submissions.stream()
                .filter(s -> s.timing().runAt() == null && s.family().children() == 0)
                .map(Submission::kind)
                .distinct()
                .forEach(doorbell::ringAfterCommit);
        return submissions.stream()
                .map(s -> added.contains(s.jobId()) ? new Admission.Admitted() : admit(s, strict))
                .toList();
    }

    private Admission admit(Submission submission, boolean strict) {
        Admission admission = admit(submission);
        if (strict && admission instanceof Admission.KeyTaken(UUID holder)) {
            throw new ProblemException(JobError.JOB_UNIQUE_KEY_TAKEN, holder);
        }
        return admission;
    }

    /// Takes a job if its unique key is free.
    @Transactional
    Admission admit(Submission submission) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!jobs.insert(List.of(submission)).isEmpty()) {
                if (submission.timing().runAt() == null) {
                    doorbell.ringAfterCommit(submission.kind());
                }
                return new Admission.Admitted();
            }
            if (jobs.exists(submission)) {
                return new Admission.Admitted();
            }
            Optional<UUID> holder = jobs.holder(submission);
            if (holder.isPresent()) {
                return new Admission.KeyTaken(holder.get());
            }
        }
        throw new IllegalStateException("the job's id is in use where its organisation cannot see it");
    }
}
