package io.incubator.job.sweep;

import io.incubator.job.ledger.ChangedJob;
import io.incubator.job.ledger.Fault;
import io.incubator.job.ledger.JobHistory;
import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Jobs that wait though their deadline has passed.
@Singleton
class OverdueRepository {
    private static final String FAIL = """
            with overdue as materialized (
                select id from job where state in ('blocked', 'queued', 'retrying') and deadline <= now()
                limit :limit for update skip locked
            ), failed as (
                update job j set state = 'failed', finished_at = now(), version = j.version + 1,
                    error_code = :code, error_message = 'The job was not done by its deadline.'
                from overdue o where j.id = o.id
                returning j.*
            ), told as (
                %s
            )
            select %s from failed""".formatted(JobHistory.record("failed", "'job.finished'"), ChangedJob.COLUMNS);

    private final Jdbi jdbi;

    OverdueRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Fails some of them.
    List<ChangedJob> fail(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(FAIL)
                .bind("limit", limit)
                .bind("code", Fault.DEADLINE_PASSED)
                .map((row, _) -> ChangedJob.read(row))
                .list());
    }
}
