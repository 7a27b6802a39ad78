package io.incubator.job.journal;

import io.incubator.job.journal.Chunk.Point;
import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Curves as they grow.
@Singleton
class CurveRepository {
    private final Jdbi jdbi;

    CurveRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Adds points at the end: into the last row while it has room, then into new ones. Points that are
    /// there already are left out.
    void append(Reports.Report attempt, UUID organisation, Reports.Curve curve) {
        Chunk last = last(attempt, curve.name());
        long end = last.first() + last.points();
        int from =
                Math.toIntExact(Math.clamp(end - curve.first(), 0, curve.steps().size()));
        while (from < curve.steps().size()) {
            if (last.room() == 0) {
                last = Chunk.empty(last.first() + last.points());
            }
            int to = Math.min(curve.steps().size(), from + last.room());
            last = last.with(curve.steps().subList(from, to), curve.values().subList(from, to));
            write(attempt, organisation, curve.name(), last);
            from = to;
        }
    }

    private Chunk last(Reports.Report attempt, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select first, steps, "values" from job_curve
                        where job_id = :job and epoch = :epoch and name = :name order by first desc limit 1""")
                .bind("job", attempt.jobId())
                .bind("epoch", attempt.epoch())
                .bind("name", name)
                .map((row, _) -> new Chunk(row.getLong("first"), row.getBytes("steps"), row.getBytes("values")))
                .findOne()
                .orElse(Chunk.empty(0)));
    }

    private void write(Reports.Report attempt, UUID organisation, String name, Chunk chunk) {
        List<Point> points = chunk.all();
        Point lowest = chunk.lowest();
        Point highest = chunk.highest();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into job_curve (job_id, epoch, name, first, org_id, points, steps, "values",
                            first_step, last_step, min_step, min_value, max_step, max_value)
                        values (:job, :epoch, :name, :first, :org, :points, :steps, :values,
                            :firstStep, :lastStep, :minStep, :minValue, :maxStep, :maxValue)
                        on conflict (job_id, epoch, name, first) do update set points = excluded.points,
                            steps = excluded.steps, "values" = excluded."values",
                            first_step = excluded.first_step, last_step = excluded.last_step,
                            min_step = excluded.min_step, min_value = excluded.min_value,
                            max_step = excluded.max_step, max_value = excluded.max_value""")
                .bind("job", attempt.jobId())
                .bind("epoch", attempt.epoch())
                .bind("name", name)
                .bind("first", chunk.first())
                .bind("org", organisation)
                .bind("points", chunk.points())
                .bind("steps", chunk.steps())
                .bind("values", chunk.values())
                .bind("firstStep", points.getFirst().step())
                .bind("lastStep", points.getLast().step())
                .bind("minStep", lowest.step())
                .bind("minValue", lowest.value())
                .bind("maxStep", highest.step())
                .bind("maxValue", highest.value())
                .execute());
    }
}
