package io.incubator.job.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.data.SystemRole;
import io.incubator.kit.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Ends attempts: the job's new state, the attempt's record, the job's history and the event for its
/// requester, all in the caller's transaction and in a number of statements that does not grow with the
/// batch.
@Singleton
public class Settlement {
    private static final String CLOSE = """
            with closing as (
                select * from jsonb_to_recordset(cast(:closings as jsonb)) as c(
                    "jobId" uuid, epoch integer, outcome text, state text, "delayMs" bigint,
                    result jsonb, "errorCode" text, "errorMessage" text)
            ), closed as (
                update job j set
                    state = c.state,
                    attempt = j.attempt - case when c.outcome is null then 1 else 0 end,
                    lease_until = null, run_until = null,
                    run_at = case when c.state = 'retrying' then now() + c."delayMs" * interval '1 millisecond' else j.run_at end,
                    percent = case when c.state = 'succeeded' then 100 else j.percent end,
                    result = c.result,
                    error_code = c."errorCode",
                    error_message = c."errorMessage",
                    finished_at = case when c.state in ('succeeded', 'failed', 'cancelled') then now() end,
                    untold = false,
                    told_at = now(),
                    version = j.version + 1
                from closing c
                where j.id = c."jobId" and j.epoch = c.epoch and j.state = 'running'
                returning j.*, c.outcome
            ), ended as (
                insert into attempt (job_id, epoch, org_id, number, worker, outcome, error_code, error_message, started_at, ended_at)
                select id, epoch, org_id, attempt, worker, outcome, error_code, error_message, started_at, now()
                from closed where outcome is not null
            ), told as (
                %s
            )
            select %s from closed""".formatted(
            JobHistory.record("closed", "case when finished_at is null then 'job.' || state else 'job.finished' end"),
            ChangedJob.COLUMNS);

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Rules rules;
    private final Families families;

    Settlement(@SystemRole Jdbi jdbi, @SystemRole Outbox outbox, ObjectMapper json, Rules rules, Families families) {
        this.families = families;
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.json = json;
        this.rules = rules;
    }

    /// Ends these attempts. Those that are no longer open are left as they are.
    ///
    /// @return the jobs as they are now
    public List<ChangedJob> end(Map<OpenAttempt, Ending> endings) {
        if (endings.isEmpty()) {
            return List.of();
        }
        List<Row> rows = endings.entrySet().stream()
                .map(e -> Row.of(rules.apply(e.getKey(), e.getValue())))
                .toList();
        List<ChangedJob> changed = jdbi.withHandle(handle -> handle.createQuery(CLOSE)
                .bind("closings", text(rows))
                .map((row, _) -> ChangedJob.read(row))
                .list());
        outbox.publishAll(changed.stream()
                .map(job -> job.event(json))
                .flatMap(Optional::stream)
                .toList());
        families.changed(jdbi, outbox, changed);
        return changed;
    }

    private String text(Collection<Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a closing always serialises", e);
        }
    }

    /// A [Closing] in the types of the statement.
    private record Row(
            UUID jobId,
            int epoch,
            AttemptOutcome outcome,
            JobState state,
            long delayMs,
            JsonNode result,
            String errorCode,
            String errorMessage) {
        static Row of(Closing closing) {
            Optional<Fault> fault = Optional.ofNullable(closing.fault());
            return new Row(
                    closing.jobId(),
                    closing.epoch(),
                    closing.outcome(),
                    closing.next(),
                    closing.delay().toMillis(),
                    closing.result(),
                    fault.map(Fault::code).orElse(null),
                    fault.map(Fault::message).orElse(null));
        }
    }
}
