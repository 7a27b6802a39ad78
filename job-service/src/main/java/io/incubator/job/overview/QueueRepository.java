package io.incubator.job.overview;

import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Counts, from the small indexes over what waits, runs and is dead.
@Singleton
class QueueRepository {
    private static final String COUNTS = """
            select %s,
                coalesce(w.waiting, 0) as waiting, coalesce(w.due, 0) as due, coalesce(w.oldest, 0) as oldest,
                coalesce(r.running, 0) as running, coalesce(w.late, 0) + coalesce(r.lapsed, 0) as stuck,
                coalesce(d.dead, 0) as dead
            from %s""";

    private static final String WAITING = """
            count(*) as waiting, count(*) filter (where run_at <= now()) as due,
            extract(epoch from now() - min(run_at) filter (where run_at <= now()))::bigint as oldest,
            count(*) filter (where run_at < now() - interval '15 minutes') as late
            from job where state in ('queued', 'retrying')""";

    private static final String RUNNING = """
            count(*) as running, count(*) filter (where lease_until < now() - interval '30 seconds') as lapsed
            from job where state = 'running'""";

    private static final String DEAD = "count(*) as dead from job where state = 'failed'";

    private static final String OF_ALL = COUNTS.formatted("kind, org_id", grouped("kind, org_id"));

    private static final String BY_KIND = COUNTS.formatted("kind, null::uuid as org_id", grouped("kind"));

    private static final String OF_ONE =
            COUNTS.formatted("k.name as kind, null::uuid as org_id", """
            job_kind k
            cross join lateral (select %1$s and kind = k.name and org_id = :org) w
            cross join lateral (select %2$s and kind = k.name and org_id = :org) r
            cross join lateral (select %3$s and kind = k.name and org_id = :org) d
            where w.waiting + r.running + d.dead > 0 order by k.name limit 1000""".formatted(WAITING, RUNNING, DEAD));

    private final Jdbi app;
    private final Jdbi system;

    QueueRepository(Jdbi app, @SystemRole Jdbi system) {
        this.app = app;
        this.system = system;
    }

    /// Kinds the organisation has anything of.
    List<Queue> of(UUID organisation) {
        return app.withHandle(handle -> handle.createQuery(OF_ONE)
                .bind("org", organisation)
                .map((row, _) -> queue(row))
                .list());
    }

    private static String grouped(String keys) {
        return """
            (select %1$s, %2$s group by %1$s) w
            full join (select %1$s, %3$s group by %1$s) r using (%1$s)
            full join (select %1$s, %4$s group by %1$s) d using (%1$s)
            order by %1$s limit 1000""".formatted(keys, WAITING, RUNNING, DEAD);
    }

    /// Kinds that anybody has anything of, organisations together.
    List<Queue> byKind() {
        return system.withHandle(handle ->
                handle.createQuery(BY_KIND).map((row, _) -> queue(row)).list());
    }

    /// Kinds and organisations that have anything, up to a thousand.
    List<Queue> all() {
        return system.withHandle(
                handle -> handle.createQuery(OF_ALL).map((row, _) -> queue(row)).list());
    }

    private static Queue queue(ResultSet row) throws SQLException {
        return new Queue(
                row.getString("kind"),
                row.getObject("org_id", UUID.class),
                row.getLong("waiting"),
                row.getLong("due"),
                row.getLong("oldest"),
                row.getLong("running"),
                row.getLong("stuck"),
                row.getLong("dead"));
    }
}
