package io.incubator.job.journal;

import io.incubator.job.journal.Chunk.Point;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Logs and curves as they are read, always within one organisation.
@Singleton
class JournalRepository {
    /// Up to here a range is drawn from its points; beyond, from the extremes of its rows.
    private static final long FEW_ROWS = 48;

    private final Jdbi jdbi;

    JournalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<LogLine> lines(UUID organisation, UUID job, int epoch, int number, int rows) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select epoch, number, at, level, message, fields::text as fields from job_log
                        where job_id = :job and org_id = :org and (epoch, number) > (:epoch, :number)
                        order by epoch, number limit :rows""")
                .bind("job", job)
                .bind("org", organisation)
                .bind("epoch", epoch)
                .bind("number", number)
                .bind("rows", rows)
                .map((row, _) -> new LogLine(
                        row.getInt("epoch"),
                        row.getInt("number"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("level"),
                        row.getString("message"),
                        row.getString("fields")))
                .list());
    }

    List<CurveView> curves(UUID organisation, UUID job, CurveQuestion question) {
        return rows(organisation, job, question).stream()
                .collect(Collectors.groupingBy(Row::name, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(curve -> draw(organisation, job, curve.getKey(), curve.getValue(), question))
                .toList();
    }

    /// The rows of the latest attempt that has any, without their points.
    private List<Row> rows(UUID organisation, UUID job, CurveQuestion question) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select c.name, c.epoch, c.first, c.points, c.first_step, c.last_step, c.min_step, c.min_value,
                            c.max_step, c.max_value
                        from job_curve c
                        where c.job_id = :job and c.org_id = :org
                            and c.epoch = (select max(epoch) from job_curve where job_id = :job)
                            and (cast(:name as text) is null or c.name = :name)
                            and c.last_step >= :from and c.first_step <= :to
                        order by c.name, c.first""")
                .bind("job", job)
                .bind("org", organisation)
                .bind("name", question.name())
                .bind("from", question.firstStep())
                .bind("to", question.lastStep())
                .map((row, _) -> new Row(
                        row.getString("name"),
                        row.getInt("epoch"),
                        row.getLong("first"),
                        row.getInt("points"),
                        row.getLong("first_step"),
                        row.getLong("last_step"),
                        new Point(row.getLong("min_step"), row.getDouble("min_value")),
                        new Point(row.getLong("max_step"), row.getDouble("max_value"))))
                .list());
    }

    private CurveView draw(UUID organisation, UUID job, String name, List<Row> rows, CurveQuestion question) {
        boolean close = rows.size() <= FEW_ROWS;
        List<Point> points = close
                ? points(organisation, job, rows).stream()
                        .filter(p -> p.step() >= question.firstStep() && p.step() <= question.lastStep())
                        .toList()
                : rows.stream().flatMap(Row::extremes).toList();
        long count =
                close ? points.size() : rows.stream().mapToLong(Row::points).sum();
        List<Point> drawn = Drawing.of(points, question.points());
        return new CurveView(
                name,
                rows.getFirst().epoch(),
                count,
                drawn.stream().map(Point::step).toList(),
                drawn.stream().map(Point::value).toList());
    }

    private List<Point> points(UUID organisation, UUID job, List<Row> rows) {
        List<Point> points = new ArrayList<>();
        jdbi.withHandle(handle -> handle.createQuery("""
                        select first, steps, "values" from job_curve
                        where job_id = :job and org_id = :org and epoch = :epoch and name = :name
                            and first between :from and :to
                        order by first""")
                        .bind("job", job)
                        .bind("org", organisation)
                        .bind("epoch", rows.getFirst().epoch())
                        .bind("name", rows.getFirst().name())
                        .bind("from", rows.getFirst().first())
                        .bind("to", rows.getLast().first())
                        .map((row, _) -> new Chunk(row.getLong("first"), row.getBytes("steps"), row.getBytes("values")))
                        .list())
                .forEach(chunk -> points.addAll(chunk.all()));
        return points;
    }

    /// A row from afar.
    private record Row(
            String name,
            int epoch,
            long first,
            int points,
            long firstStep,
            long lastStep,
            Point lowest,
            Point highest) {
        Stream<Point> extremes() {
            if (lowest.equals(highest)) {
                return Stream.of(lowest);
            }
            return lowest.step() <= highest.step() ? Stream.of(lowest, highest) : Stream.of(highest, lowest);
        }
    }
}
