package io.incubator.job.schedule;

import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Schedules whose time has come, of all organisations.
@Singleton
class DueSchedules {
    private final Jdbi jdbi;

    DueSchedules(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Transactional
    List<Due> list(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, org_id, subject from job_schedule
                        where enabled and next_at is not null and next_at <= now() order by next_at limit :most""")
                .bind("most", most)
                .map((row, _) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("org_id", UUID.class),
                        row.getObject("subject", UUID.class)))
                .list());
    }

    record Due(UUID id, UUID organisation, UUID subject) {}
}
