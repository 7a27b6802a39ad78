package io.incubator.job.overview;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.paging.Cursor;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Counts, from the small indexes over what waits, runs and is dead.
@Singleton
class QueueRepository {
    private static final String IS_WAITING = "state in ('queued', 'retrying')";
    private static final String IS_RUNNING = "state = 'running'";
    private static final String IS_DEAD = "state = 'failed'";

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
            from job where %s""".formatted(IS_WAITING);

    private static final String RUNNING = """
            count(*) as running, count(*) filter (where lease_until < now() - interval '30 seconds') as lapsed
            from job where %s""".formatted(IS_RUNNING);

    private static final String DEAD = "count(*) as dead from job where " + IS_DEAD;

    /// Hops over the indexes from one kind and organisation that have anything to the next, so that a
    /// page costs by what is on it.
    private static final String OF_ALL = """
            with recursive pair as (
                select cast(:kind as text) as kind, cast(:org as uuid) as org_id, 0 as place
                union all
                select n.kind, n.org_id, p.place + 1 from pair p cross join lateral (
                    %s union all %s union all %s order by kind, org_id limit 1) n
                where p.place < :limit
            )
            """.formatted(next(IS_WAITING), next(IS_RUNNING), next(IS_DEAD))
            + COUNTS.formatted("k.kind, k.org_id", "pair k " + counted("k.kind", "k.org_id"))
            + " where k.place > 0 order by k.place";

    private static final String BY_KIND =
            COUNTS.formatted("kind, null::uuid as org_id", """
            (select kind, %s group by kind) w
            full join (select kind, %s group by kind) r using (kind)
            full join (select kind, %s group by kind) d using (kind)
            order by kind limit 1000""".formatted(WAITING, RUNNING, DEAD));

    private static final String OF_ONE = COUNTS.formatted(
            "k.name as kind, null::uuid as org_id",
            "job_kind k " + counted("k.name", ":org")
                    + " where w.waiting + r.running + d.dead > 0 order by k.name limit 1000");

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

    private static String next(String state) {
        return """
            (select kind, org_id from job where %s and (kind, org_id) > (p.kind, p.org_id)
                order by kind, org_id limit 1)""".formatted(state);
    }

    private static String counted(String kind, String organisation) {
        return """
            cross join lateral (select %1$s and kind = %4$s and org_id = %5$s) w
            cross join lateral (select %2$s and kind = %4$s and org_id = %5$s) r
            cross join lateral (select %3$s and kind = %4$s and org_id = %5$s) d""".formatted(WAITING, RUNNING, DEAD, kind, organisation);
    }

    /// Kinds that anybody has anything of, organisations together.
    List<Queue> byKind() {
        return system.withHandle(handle ->
                handle.createQuery(BY_KIND).map((row, _) -> queue(row)).list());
    }

    /// Kinds and organisations that have anything, by kind.
    ///
    /// @param after the last one that is known; null for none
    List<Queue> all(Cursor after, int limit) {
        return system.withHandle(handle -> handle.createQuery(OF_ALL)
                .bind("kind", after == null ? "" : after.text(0))
                .bind("org", after == null ? new UUID(0, 0) : after.uuid(1))
                .bind("limit", limit)
                .map((row, _) -> queue(row))
                .list());
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
