package io.incubator.job.cancellation;

import io.incubator.job.ledger.ChangedJob;
import io.incubator.job.ledger.JobHistory;
import io.incubator.job.ledger.JobState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The statements of a cancellation, in the tenant's transaction.
@Singleton
class CancellationRepository {
    private static final String CANCEL =
            """
            with cancelled as (
                update job set state = 'cancelled', cancel_requested_at = now(), finished_at = now(), version = version + 1
                where id = :id returning *
            ), told as (
                %s
            )
            select %s from cancelled""".formatted(JobHistory.record("cancelled", "'job.finished'"), ChangedJob.COLUMNS);

    /// Children that wait end with their parent, which is over already and counts nothing down.
    private static final String CANCEL_CHILDREN =
            """
            with waiting as materialized (
                select id from job where parent_id = :parent and org_id = :org and state in ('blocked', 'queued', 'retrying')
                order by id for update
            ), cancelled as (
                update job j set state = 'cancelled', cancel_requested_at = now(), finished_at = now(), version = j.version + 1
                from waiting w where j.id = w.id returning j.*
            ), told as (
                %s
            )
            select %s from cancelled""".formatted(JobHistory.record("cancelled", "'job.finished'"), ChangedJob.COLUMNS);

    private static final String ASK_CHILDREN = """
            with running as materialized (
                select id from job where parent_id = :parent and org_id = :org and state = 'running'
                    and cancel_requested_at is null
                order by id for update
            ), asked as (
                update job j set cancel_requested_at = now(), version = j.version + 1
                from running r where j.id = r.id returning j.*
            )
            %s""".formatted(JobHistory.record("asked", "'job.cancel-requested'"));

    private static final String ASK = """
            with asked as (
                update job set cancel_requested_at = now(), version = version + 1
                where id = :id and cancel_requested_at is null returning *
            )
            %s""".formatted(JobHistory.record("asked", "'job.cancel-requested'"));

    private final Jdbi jdbi;

    CancellationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The state of a job, which stays so until the transaction ends.
    Optional<JobState> lock(UUID organisation, UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select state from job where id = :id and org_id = :org for update")
                        .bind("id", id)
                        .bind("org", organisation)
                        .map((row, _) -> JobState.of(row.getString("state")))
                        .findOne());
    }

    /// Ends a waiting job that is locked.
    ChangedJob cancel(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(CANCEL)
                .bind("id", id)
                .map((row, _) -> ChangedJob.read(row))
                .one());
    }

    /// Ends the children of a job that wait, and flags those that run.
    List<ChangedJob> cancelChildren(UUID organisation, UUID parent) {
        return jdbi.withHandle(handle -> {
            List<ChangedJob> cancelled = handle.createQuery(CANCEL_CHILDREN)
                    .bind("parent", parent)
                    .bind("org", organisation)
                    .map((row, _) -> ChangedJob.read(row))
                    .list();
            handle.createUpdate(ASK_CHILDREN)
                    .bind("parent", parent)
                    .bind("org", organisation)
                    .execute();
            return cancelled;
        });
    }

    /// Flags a running job that is locked, once.
    void ask(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate(ASK).bind("id", id).execute());
    }
}
