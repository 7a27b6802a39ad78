package io.incubator.job.retry;

import io.incubator.job.ledger.ChangedJob;
import io.incubator.job.ledger.JobHistory;
import io.incubator.job.ledger.JobState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The statements of running again, in the tenant's transaction.
@Singleton
class RetryRepository {
    private static final String ONE =
            "select id, state as was from job where id = :id and org_id = :org and state in ('failed', 'cancelled', 'retrying') for update";

    private static final String DEAD = """
            select id, state as was from job where org_id = :org and kind = :kind and state = 'failed' and requester is null
                and (cast(:code as text) is null or error_code = :code)
            order by created_at desc, id desc limit :most for update skip locked""";

    private final Jdbi jdbi;

    RetryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What a caller must know of a job before it is run again.
    record Dead(JobState state, String requester) {}

    Optional<Dead> lock(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select state, requester from job where id = :id and org_id = :org for update")
                .bind("id", id)
                .bind("org", organisation)
                .map((row, _) -> new Dead(JobState.of(row.getString("state")), row.getString("requester")))
                .findOne());
    }

    /// Queues one job again.
    Optional<ChangedJob> again(UUID organisation, UUID id, int attempts) {
        return jdbi.withHandle(handle -> handle.createQuery(statement(ONE))
                .bind("id", id)
                .bind("org", organisation)
                .bind("attempts", attempts)
                .map((row, _) -> ChangedJob.read(row))
                .findOne());
    }

    /// Queues the newest dead jobs of a kind again.
    ///
    /// @param code only those that failed for this reason; null for any
    List<ChangedJob> againAll(UUID organisation, String kind, String code, int most, int attempts) {
        return jdbi.withHandle(handle -> handle.createQuery(statement(DEAD))
                .bind("org", organisation)
                .bind("kind", kind)
                .bind("code", code)
                .bind("most", most)
                .bind("attempts", attempts)
                .map((row, _) -> ChangedJob.read(row))
                .list());
    }

    /// One whose unique key another unfinished job holds by now stays as it is. A parent that still waits
    /// waits for it, too.
    private static String statement(String dead) {
        return """
            with dead as materialized (
                %s
            ), again as (
                update job j set state = 'queued', run_at = now(), finished_at = null, cancel_requested_at = null,
                    max_attempts = greatest(j.max_attempts, least(j.attempt + :attempts, 10000)),
                    deadline = case when j.deadline > now() then j.deadline end,
                    percent = null, stage = null, message = null, version = j.version + 1
                from dead d where j.id = d.id and (j.unique_key is null or j.state = 'retrying' or not exists (
                    select from job o where o.org_id = j.org_id and o.kind = j.kind and o.unique_key = j.unique_key
                        and o.state in ('blocked', 'queued', 'running', 'retrying')))
                returning j.*, d.was
            ), awaited as (
                update job p set open_children = p.open_children + a.again, failed_children = greatest(0, p.failed_children - a.again)
                from (select parent_id, count(*)::integer as again from again
                    where parent_id is not null and was <> 'retrying' group by parent_id) a
                where p.id = a.parent_id and p.state = 'blocked'
            ), told as (
                %s
            )
            select %s from again""".formatted(dead, JobHistory.record("again", "'job.queued'"), ChangedJob.COLUMNS);
    }
}
