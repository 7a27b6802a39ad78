package io.incubator.job.kind;

import io.incubator.job.doorbell.Doorbell;
import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// The kinds' rows.
@Singleton
class KindRepository {
    private static final String COLUMNS =
            "name, seen_at, paused_at is not null as paused, max_running, max_running_per_organisation";

    private final Jdbi jdbi;

    KindRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void seen(String kind) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into job_kind (name) values (:kind)
                        on conflict (name) do update set seen_at = now()""").bind("kind", kind).execute());
    }

    /// Answers the kind's bell and tells its switches, in one round trip.
    Optional<KindSettings> answer(String kind) {
        return settings("with " + Doorbell.ANSWER + " select " + COLUMNS + " from job_kind where name = :kind", kind);
    }

    /// The switches; nobody else claims under them until the transaction ends.
    Optional<KindSettings> lock(String kind) {
        return settings("select " + COLUMNS + " from job_kind where name = :kind for update", kind);
    }

    private Optional<KindSettings> settings(String query, String kind) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("kind", kind)
                .map((row, _) -> settings(row))
                .findOne());
    }

    int running(String kind) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from job where kind = :kind and state = 'running'")
                        .bind("kind", kind)
                        .mapTo(Integer.class)
                        .one());
    }

    List<KindView> list() {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from job_kind order by name")
                .map((row, _) -> view(row))
                .list());
    }

    Optional<KindView> find(String kind) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from job_kind where name = :kind")
                .bind("kind", kind)
                .map((row, _) -> view(row))
                .findOne());
    }

    /// Whether there is such a kind to set.
    boolean set(String kind, KindSettings settings) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update job_kind set max_running = :all, max_running_per_organisation = :each,
                                    paused_at = case when :paused then coalesce(paused_at, now()) end
                                where name = :kind""")
                        .bind("kind", kind)
                        .bind("paused", settings.paused())
                        .bind("all", settings.maxRunning())
                        .bind("each", settings.maxRunningPerOrganisation())
                        .execute())
                > 0;
    }

    private static KindView view(ResultSet row) throws SQLException {
        return new KindView(row.getString("name"), row.getTimestamp("seen_at").toInstant(), settings(row));
    }

    private static KindSettings settings(ResultSet row) throws SQLException {
        return new KindSettings(
                row.getBoolean("paused"),
                row.getObject("max_running", Integer.class),
                row.getObject("max_running_per_organisation", Integer.class));
    }
}
