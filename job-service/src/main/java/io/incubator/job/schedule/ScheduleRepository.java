package io.incubator.job.schedule;

import io.incubator.kit.paging.Cursor;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/// Schedules, always within one organisation.
@Singleton
class ScheduleRepository {
    private static final String COLUMNS =
            "id, name, subject, kind, input::text as input, scopes, priority, max_attempts, run_limit_ms, cron, zone, once_at, "
                    + "missed, enabled, next_at, last_at, last_job_id, version, created_at";

    private final Jdbi jdbi;

    ScheduleRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(UUID organisation, Schedule schedule) {
        jdbi.useHandle(handle ->
                bound(handle.createUpdate("""
                        insert into job_schedule (id, org_id, subject, name, kind, input, scopes, priority, max_attempts,
                            run_limit_ms, cron, zone, once_at, missed, enabled, next_at)
                        values (:id, :org, :subject, :name, :kind, cast(:input as jsonb), string_to_array(:scopes, ' '),
                            :priority, :maxAttempts, :runLimit, :cron, :zone, :onceAt, :missed, :enabled, :nextAt)"""), organisation, schedule).execute());
    }

    void update(UUID organisation, Schedule schedule) {
        jdbi.useHandle(handle ->
                bound(handle.createUpdate("""
                        update job_schedule set subject = :subject, name = :name, kind = :kind, input = cast(:input as jsonb),
                            scopes = string_to_array(:scopes, ' '), priority = :priority, max_attempts = :maxAttempts,
                            run_limit_ms = :runLimit, cron = :cron, zone = :zone, once_at = :onceAt, missed = :missed,
                            enabled = :enabled, next_at = :nextAt, version = version + 1
                        where id = :id and org_id = :org"""), organisation, schedule).execute());
    }

    /// Notes that a time has been seen to.
    ///
    /// @param job what was submitted; null for nothing
    /// @param next the next time; null for none
    void turned(UUID organisation, UUID id, UUID job, Instant next) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update job_schedule set next_at = :next, version = version + 1,
                            last_at = case when cast(:job as uuid) is null then last_at else now() end,
                            last_job_id = coalesce(cast(:job as uuid), last_job_id)
                        where id = :id and org_id = :org""")
                .bind("id", id)
                .bind("org", organisation)
                .bind("job", job)
                .bind("next", timestamp(next))
                .execute());
    }

    void delete(UUID organisation, UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from job_schedule where id = :id and org_id = :org")
                .bind("id", id)
                .bind("org", organisation)
                .execute());
    }

    Optional<Schedule> find(UUID organisation, UUID id) {
        return find(organisation, id, "");
    }

    Optional<Schedule> lock(UUID organisation, UUID id) {
        return find(organisation, id, " for update");
    }

    /// The schedule, locked, if its time has come and nobody else sees to it.
    Optional<Schedule> lockDue(UUID organisation, UUID id) {
        return find(organisation, id, " and enabled and next_at <= now() for update skip locked");
    }

    private Optional<Schedule> find(UUID organisation, UUID id, String more) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from job_schedule where id = :id and org_id = :org" + more)
                .bind("id", id)
                .bind("org", organisation)
                .map((row, _) -> schedule(row))
                .findOne());
    }

    List<Schedule> list(UUID organisation, Cursor after, int rows) {
        String position = after == null ? "" : " and (created_at, id) < (:createdAt, :id)";
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery("select " + COLUMNS + " from job_schedule where org_id = :org" + position
                            + " order by created_at desc, id desc limit :rows")
                    .bind("org", organisation)
                    .bind("rows", rows);
            if (after != null) {
                query.bind("createdAt", Timestamp.from(after.instant(0))).bind("id", after.uuid(1));
            }
            return query.map((row, _) -> schedule(row)).list();
        });
    }

    private static <S extends SqlStatement<S>> S bound(S statement, UUID organisation, Schedule schedule) {
        return statement
                .bind("id", schedule.id())
                .bind("org", organisation)
                .bind("subject", schedule.subject())
                .bind("name", schedule.name())
                .bind("kind", schedule.kind())
                .bind("input", schedule.input())
                .bind("scopes", String.join(" ", schedule.scopes()))
                .bind("priority", schedule.priority())
                .bind("maxAttempts", schedule.maxAttempts())
                .bind(
                        "runLimit",
                        schedule.runLimitSeconds() == null
                                ? null
                                : Duration.ofSeconds(schedule.runLimitSeconds()).toMillis())
                .bind("cron", schedule.cron())
                .bind("zone", schedule.zone())
                .bind("onceAt", timestamp(schedule.onceAt()))
                .bind("missed", schedule.missed())
                .bind("enabled", schedule.enabled())
                .bind("nextAt", timestamp(schedule.nextAt()));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        Long limit = row.getObject("run_limit_ms", Long.class);
        return new Schedule(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("subject", UUID.class),
                row.getString("kind"),
                row.getString("input"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getInt("priority"),
                row.getInt("max_attempts"),
                limit == null ? null : Duration.ofMillis(limit).toSeconds(),
                row.getString("cron"),
                row.getString("zone"),
                instant(row, "once_at"),
                row.getString("missed"),
                row.getBoolean("enabled"),
                instant(row, "next_at"),
                instant(row, "last_at"),
                row.getObject("last_job_id", UUID.class),
                row.getLong("version"),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
