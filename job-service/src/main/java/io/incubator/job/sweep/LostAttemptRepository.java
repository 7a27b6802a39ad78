package io.incubator.job.sweep;

import io.incubator.job.ledger.OpenAttempt;
import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Attempts whose lease has run out.
@Singleton
class LostAttemptRepository {
    private final Jdbi jdbi;

    LostAttemptRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Some of them, locked. Those another replica is at, or whose worker reports this very moment, are
    /// left out.
    List<OpenAttempt> lock(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with lost as materialized (
                            select * from job where state = 'running' and lease_until < now()
                            limit :limit for update skip locked)
                        select %s from lost""".formatted(OpenAttempt.COLUMNS))
                .bind("limit", limit)
                .map((row, _) -> OpenAttempt.read(row))
                .list());
    }
}
