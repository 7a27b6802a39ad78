package io.incubator.job.browsing;

import io.incubator.job.ledger.AttemptOutcome;
import io.incubator.job.ledger.Fault;
import io.incubator.job.ledger.JobState;
import io.incubator.kit.paging.Cursor;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// Reads of the ledger, always within one organisation.
@Singleton
class JobRepository {
    private static final String SUMMARY =
            "id, kind, state, subject, requester, priority, unique_key, attempt, max_attempts, percent, "
                    + "stage, message, cancel_requested_at is not null as cancel_requested, error_code, error_message, version, "
                    + "created_at, run_at, started_at, finished_at, deadline, run_limit_ms, parent_id, open_children, told_at";

    private static final int HUNDRED = 100;

    private final Jdbi jdbi;

    JobRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Jobs from the newest on.
    ///
    /// @param after where the last page ended; null for the first page
    List<JobSummary> list(UUID organisation, JobFilter filter, Cursor after, int rows) {
        Map<String, Object> columns = filter.columns();
        String conditions = columns.keySet().stream()
                .map(column -> " and " + column + " = :" + column)
                .collect(Collectors.joining());
        String position = after == null ? "" : " and (created_at, id) < (:createdAt, :id)";
        String times = (filter.from() == null ? "" : " and created_at >= :from")
                + (filter.to() == null ? "" : " and created_at < :to");
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery("select " + SUMMARY + " from job where org_id = :org" + conditions + times
                            + position + " order by created_at desc, id desc limit :rows")
                    .bind("org", organisation)
                    .bindMap(columns)
                    .bind("rows", rows);
            if (filter.from() != null) {
                query.bind("from", Timestamp.from(filter.from()));
            }
            if (filter.to() != null) {
                query.bind("to", Timestamp.from(filter.to()));
            }
            if (after != null) {
                query.bind("createdAt", Timestamp.from(after.instant(0))).bind("id", after.uuid(1));
            }
            return query.map((row, _) -> summary(row)).list();
        });
    }

    /// One job, with the attempts that are over.
    Optional<JobDetail> find(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + SUMMARY
                                + ", input::text as input, scopes, result::text as result from job where id = :id and org_id = :org")
                .bind("id", id)
                .bind("org", organisation)
                .map((row, _) -> new JobDetail(
                        summary(row),
                        row.getString("input"),
                        List.of((String[]) row.getArray("scopes").getArray()),
                        row.getString("result"),
                        attempts(organisation, id)))
                .findOne());
    }

    private List<AttemptView> attempts(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select number, worker, outcome, error_code, error_message, started_at, ended_at
                        from attempt where job_id = :id and org_id = :org order by epoch""")
                .bind("id", id)
                .bind("org", organisation)
                .map((row, _) -> new AttemptView(
                        row.getInt("number"),
                        row.getString("worker"),
                        AttemptOutcome.of(row.getString("outcome")),
                        fault(row),
                        instant(row, "started_at"),
                        instant(row, "ended_at")))
                .list());
    }

    private static JobSummary summary(ResultSet row) throws SQLException {
        return new JobSummary(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                JobState.of(row.getString("state")),
                row.getObject("subject", UUID.class),
                row.getString("requester"),
                row.getInt("priority"),
                row.getString("unique_key"),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                row.getObject("percent", Integer.class),
                row.getString("stage"),
                row.getString("message"),
                eta(row),
                row.getBoolean("cancel_requested"),
                fault(row),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "run_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "deadline"),
                seconds(row.getObject("run_limit_ms", Long.class)),
                row.getObject("parent_id", UUID.class),
                openChildren(row));
    }

    /// As long again for the rest, in proportion.
    private static Instant eta(ResultSet row) throws SQLException {
        int percent = row.getInt("percent");
        Instant started = instant(row, "started_at");
        Instant told = instant(row, "told_at");
        if (JobState.of(row.getString("state")) != JobState.RUNNING
                || percent == 0
                || started == null
                || told == null) {
            return null;
        }
        return started.plusMillis(Duration.between(started, told).toMillis() * HUNDRED / percent);
    }

    private static Long seconds(Long millis) {
        return millis == null ? null : Duration.ofMillis(millis).toSeconds();
    }

    private static Integer openChildren(ResultSet row) throws SQLException {
        return JobState.of(row.getString("state")) == JobState.BLOCKED ? row.getInt("open_children") : null;
    }

    private static Fault fault(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return code == null ? null : new Fault(code, row.getString("error_message"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
