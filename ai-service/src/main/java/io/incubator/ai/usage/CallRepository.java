package io.incubator.ai.usage;

import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The table of calls: written under the system role, read by the organisation.
@Singleton
class CallRepository {
    private final Jdbi jdbi;
    private final Jdbi system;

    CallRepository(Jdbi jdbi, @SystemRole Jdbi system) {
        this.jdbi = jdbi;
        this.system = system;
    }

    /// Stores calls; those that are there already stay.
    ///
    /// @return the ids of those that were not there
    Set<UUID> insert(List<ModelCall> calls) {
        return calls.isEmpty()
                ? Set.of()
                : new HashSet<>(system.withHandle(handle -> new CallColumns(calls)
                        .bind(handle.createQuery(CallColumns.INSERT))
                        .mapTo(UUID.class)
                        .list()));
    }

    /// Calls of a time, the newest first.
    List<ModelCall> list(UUID organisation, Instant from, Instant until, UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from model_call
                        where org_id = :organisation and at >= :from and (at, id) < (:until, :before)
                        order by at desc, id desc limit :limit""")
                .bind("organisation", organisation)
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> call(organisation, row))
                .list());
    }

    /// Sums of a time.
    List<UsageRow> sums(UUID organisation, Instant from, Instant until, UsageGroup group, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select <group> as name, count(*) as calls, count(*) filter (where status >= 400) as failed,
                            count(*) filter (where estimated) as estimated,
                            sum(input_tokens) as input, sum(cached_tokens) as cached,
                            sum(cache_write_tokens) as cache_write, sum(output_tokens) as output,
                            sum(reasoning_tokens) as reasoning, sum(cost_nanos) as cost
                        from model_call where org_id = :organisation and at >= :from and at < :until
                        group by 1 order by cost desc, 1 limit :limit""")
                .define("group", group.expression())
                .bind("organisation", organisation)
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .map((row, _) -> new UsageRow(
                        row.getString("name"),
                        row.getLong("calls"),
                        row.getLong("failed"),
                        row.getLong("estimated"),
                        row.getLong("input"),
                        row.getLong("cached"),
                        row.getLong("cache_write"),
                        row.getLong("output"),
                        row.getLong("reasoning"),
                        row.getLong("cost")))
                .list());
    }

    private static ModelCall call(UUID organisation, ResultSet row) throws SQLException {
        return new ModelCall(
                row.getObject("id", UUID.class),
                organisation,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("subject", UUID.class),
                row.getObject("api_key", UUID.class),
                row.getString("project"),
                row.getString("endpoint"),
                row.getString("requested"),
                row.getString("model"),
                row.getString("provider"),
                row.getInt("status"),
                row.getString("outcome"),
                new TokenUsage(
                        row.getLong("input_tokens"),
                        row.getLong("cached_tokens"),
                        row.getLong("cache_write_tokens"),
                        row.getLong("output_tokens"),
                        row.getLong("reasoning_tokens"),
                        1),
                row.getLong("cost_nanos"),
                row.getBoolean("estimated"),
                row.getBoolean("cached"),
                row.getLong("millis"));
    }
}
