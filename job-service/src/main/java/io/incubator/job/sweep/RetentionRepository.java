package io.incubator.job.sweep;

import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/// Forgets jobs that were over long ago, with everything that was told about them.
@Singleton
class RetentionRepository {
    private static final String FORGET = """
            with old as materialized (
                select id from job where finished_at < now() - :retention * interval '1 millisecond'
                order by finished_at limit :limit for update skip locked
            ), attempts as (
                delete from attempt a using old where a.job_id = old.id
            ), events as (
                delete from job_event e using old where e.job_id = old.id
            ), lines as (
                delete from job_log l using old where l.job_id = old.id
            ), curves as (
                delete from job_curve c using old where c.job_id = old.id
            )
            delete from job j using old where j.id = old.id""";

    private final Jdbi jdbi;

    RetentionRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Forgets some.
    ///
    /// @return how many
    @Transactional
    int forget(Duration retention, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate(FORGET)
                .bind("retention", retention.toMillis())
                .bind("limit", limit)
                .execute());
    }
}
