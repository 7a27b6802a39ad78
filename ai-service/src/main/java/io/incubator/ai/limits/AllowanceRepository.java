package io.incubator.ai.limits;

import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The table of allowances. What is used is that of the period at hand.
@Singleton
class AllowanceRepository {
    private static final String SELECT = """
            select a.*, coalesce(u.used, 0) as used, coalesce(u.reserved, 0) as reserved
            from allowance a left join allowance_use u on u.org_id = a.org_id and u.allowance_id = a.id
                and u.period_start = case a.period when 'total' then timestamptz 'epoch'
                    else date_trunc(a.period, now(), 'UTC') end
            where a.org_id = :organisation""";

    private final Jdbi jdbi;
    private final Jdbi system;

    AllowanceRepository(Jdbi jdbi, @SystemRole Jdbi system) {
        this.jdbi = jdbi;
        this.system = system;
    }

    List<Allowance> list(UUID organisation, String after, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + " and a.name > :after order by a.name limit :limit")
                        .bind("organisation", organisation)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, _) -> allowance(row))
                        .list());
    }

    Optional<Allowance> find(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and a.id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .map((row, _) -> allowance(row))
                .findOne());
    }

    /// All of an organisation, for calls, which come before any transaction of a request.
    List<Allowance> all(UUID organisation) {
        return system.withHandle(handle -> handle.createQuery("""
                        select *, 0 as used, 0 as reserved from allowance where org_id = :organisation order by id""")
                .bind("organisation", organisation)
                .map((row, _) -> allowance(row))
                .list());
    }

    /// Whether it was stored; false if the name is taken.
    boolean insert(UUID organisation, UUID id, AllowanceSettings settings) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into allowance (id, org_id, name, subject_kind, subject, measure, period, amount)
                        values (:id, :organisation, :name, :kind, :subject, :measure, :period, :amount)
                        on conflict (org_id, name) do nothing""")
                        .bind("id", id)
                        .bind("organisation", organisation)
                        .bind("name", settings.name())
                        .bind("kind", settings.subjectKind().label())
                        .bind("subject", settings.subject())
                        .bind("measure", settings.measure().label())
                        .bind("period", settings.period().label())
                        .bind("amount", settings.amount())
                        .execute())
                == 1;
    }

    boolean changeAmount(UUID organisation, Allowance read, long amount) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update allowance set amount = :amount, version = version + 1, updated_at = now()
                        where org_id = :organisation and id = :id and version = :version""")
                        .bind("organisation", organisation)
                        .bind("id", read.id())
                        .bind("version", read.version())
                        .bind("amount", amount)
                        .execute())
                == 1;
    }

    void delete(UUID organisation, UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from allowance where org_id = :organisation and id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .execute());
    }

    private static Allowance allowance(ResultSet row) throws SQLException {
        return new Allowance(
                row.getObject("id", UUID.class),
                row.getString("name"),
                SubjectKind.of(row.getString("subject_kind")),
                row.getString("subject"),
                Measure.of(row.getString("measure")),
                Period.of(row.getString("period")),
                row.getLong("amount"),
                row.getLong("used"),
                row.getLong("reserved"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
