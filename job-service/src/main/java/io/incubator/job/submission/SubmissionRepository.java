package io.incubator.job.submission;

import io.incubator.job.ledger.ChangedJob;
import io.incubator.job.ledger.Fault;
import io.incubator.job.ledger.JobHistory;
import io.incubator.kit.observability.Traces;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/// New rows of the ledger, written in the tenant's transaction.
@Singleton
class SubmissionRepository {
    private static final String INSERT = """
            with submitted as (
                insert into job (id, org_id, subject, requester, kind, state, priority, input, scopes, unique_key,
                    max_attempts, run_at, error_code, error_message, finished_at, traceparent)
                values (:id, :org, :subject, :requester, :kind, :state, :priority, cast(:input as jsonb),
                    string_to_array(:scopes, ' '), :uniqueKey, :maxAttempts, coalesce(:runAt, now()), :errorCode, :errorMessage,
                    case when :state = 'failed' then now() end, :traceparent)
                on conflict do nothing
                returning *
            ), told as (
                %s
            )
            select %s from submitted""".formatted(
            JobHistory.record("submitted", "case when finished_at is null then 'job.queued' else 'job.finished' end"),
            ChangedJob.COLUMNS);

    private final Jdbi jdbi;

    SubmissionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Adds the job.
    ///
    /// @return false if its id or its unique key is there already
    boolean insert(Submission submission) {
        return write(submission, "queued", null).isPresent();
    }

    /// Adds the job as one that has failed from the start, so that its requester and its history say so.
    ///
    /// @return the job; empty if its id is there already
    Optional<ChangedJob> insertFailed(Submission submission, Fault fault) {
        return write(submission, "failed", fault);
    }

    /// Whether the tenant has a job of this id.
    boolean exists(Submission submission) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select from job where id = :id and org_id = :org)")
                        .bind("id", submission.jobId())
                        .bind("org", submission.organisation())
                        .mapTo(Boolean.class)
                        .one());
    }

    /// The unfinished job that holds the unique key.
    Optional<UUID> holder(Submission submission) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from job where org_id = :org and kind = :kind and unique_key = :key
                            and state in ('queued', 'running', 'retrying')""")
                .bind("org", submission.organisation())
                .bind("kind", submission.kind())
                .bind("key", submission.uniqueKey())
                .mapTo(UUID.class)
                .findOne());
    }

    private Optional<ChangedJob> write(Submission submission, String state, Fault fault) {
        return jdbi.withHandle(handle -> bound(handle.createQuery(INSERT), submission)
                .bind("state", state)
                .bind("errorCode", fault == null ? null : fault.code())
                .bind("errorMessage", fault == null ? null : fault.message())
                .map((row, _) -> ChangedJob.read(row))
                .findOne());
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Submission submission) {
        return statement
                .bind("id", submission.jobId())
                .bind("org", submission.organisation())
                .bind("subject", submission.subject())
                .bind("requester", submission.requester())
                .bind("kind", submission.kind())
                .bind("priority", submission.priority())
                .bind("input", submission.input().toString())
                .bind("scopes", String.join(" ", submission.scopes()))
                .bind("uniqueKey", submission.uniqueKey())
                .bind("traceparent", Traces.current())
                .bind("maxAttempts", submission.maxAttempts())
                .bind("runAt", submission.runAt() == null ? null : Timestamp.from(submission.runAt()));
    }
}
