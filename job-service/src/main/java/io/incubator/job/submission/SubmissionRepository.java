package io.incubator.job.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.ledger.ChangedJob;
import io.incubator.job.ledger.Fault;
import io.incubator.job.ledger.JobHistory;
import io.incubator.job.ledger.JobState;
import io.incubator.kit.observability.Traces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// New rows of the ledger, written in the tenant's transaction.
@Singleton
class SubmissionRepository {
    /// In the order of the unique keys, for whoever inserts the same keys at the same time waits for the
    /// first of them.
    private static final String INSERT = """
            with asked as (
                select * from jsonb_to_recordset(cast(:jobs as jsonb)) as a(
                    id uuid, org uuid, subject uuid, requester text, kind text, state text, priority smallint, input jsonb,
                    scopes text[], "uniqueKey" text, "maxAttempts" smallint, "runAt" timestamptz, deadline timestamptz,
                    "runLimitMillis" bigint, parent uuid, children integer, "despiteFailures" boolean,
                    "errorCode" text, "errorMessage" text)
            ), submitted as (
                insert into job (id, org_id, subject, requester, kind, state, priority, input, scopes, unique_key,
                    max_attempts, run_at, deadline, run_limit_ms, parent_id, open_children, despite_failures,
                    error_code, error_message, finished_at, traceparent)
                select id, org, subject, requester, kind, state, priority, input, scopes, "uniqueKey",
                    "maxAttempts", coalesce("runAt", now()), deadline, "runLimitMillis", parent, children, "despiteFailures",
                    "errorCode", "errorMessage", case when state = 'failed' then now() end, :traceparent
                from asked order by "uniqueKey", id
                on conflict do nothing
                returning *
            ), told as (
                %s
            )
            select %s from submitted""".formatted(
                    JobHistory.record(
                            "submitted",
                            "case state when 'failed' then 'job.finished' when 'blocked' then 'job.blocked' else 'job.queued' end"),
                    ChangedJob.COLUMNS);

    private final Jdbi jdbi;
    private final ObjectMapper json;

    SubmissionRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /// Adds jobs, in one statement.
    ///
    /// @return the ids of those that are new: whose id and unique key were not there already
    Set<UUID> insert(Collection<Submission> submissions) {
        return write(submissions.stream().map(s -> Row.of(s, null)).toList()).stream()
                .map(ChangedJob::id)
                .collect(Collectors.toSet());
    }

    /// Adds the job as one that has failed from the start, so that its requester and its history say so.
    ///
    /// @return the job; empty if its id is there already
    Optional<ChangedJob> insertFailed(Submission submission, Fault fault) {
        return write(List.of(Row.of(submission, fault))).stream().findFirst();
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
                            and state in ('blocked', 'queued', 'running', 'retrying')""")
                .bind("org", submission.organisation())
                .bind("kind", submission.kind())
                .bind("key", submission.uniqueKey())
                .mapTo(UUID.class)
                .findOne());
    }

    private List<ChangedJob> write(List<Row> rows) {
        return jdbi.withHandle(handle -> handle.createQuery(INSERT)
                .bind("jobs", text(rows))
                .bind("traceparent", Traces.current())
                .map((row, _) -> ChangedJob.read(row))
                .list());
    }

    private String text(List<Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a submission always serialises", e);
        }
    }

    /// A [Submission] in the types of the statement.
    private record Row(
            UUID id,
            UUID org,
            UUID subject,
            String requester,
            String kind,
            String state,
            int priority,
            JsonNode input,
            List<String> scopes,
            String uniqueKey,
            int maxAttempts,
            String runAt,
            String deadline,
            Long runLimitMillis,
            UUID parent,
            int children,
            boolean despiteFailures,
            String errorCode,
            String errorMessage) {

        static Row of(Submission job, Fault fault) {
            JobState state = job.family().children() > 0 ? JobState.BLOCKED : JobState.QUEUED;
            return new Row(
                    job.jobId(),
                    job.organisation(),
                    job.subject(),
                    job.requester(),
                    job.kind(),
                    (fault == null ? state : JobState.FAILED).wire(),
                    job.priority(),
                    job.input(),
                    job.scopes(),
                    job.uniqueKey(),
                    job.maxAttempts(),
                    text(job.timing().runAt()),
                    text(job.timing().deadline()),
                    job.timing().runLimit() == null
                            ? null
                            : job.timing().runLimit().toMillis(),
                    job.family().parent(),
                    job.family().children(),
                    job.family().despiteFailures(),
                    fault == null ? null : fault.code(),
                    fault == null ? null : fault.message());
        }

        private static String text(Instant instant) {
            return instant == null ? null : instant.toString();
        }
    }
}
