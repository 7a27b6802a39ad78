package io.incubator.ai.limits;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Sets amounts aside and settles them, each in one statement that all replicas meet at.
@ApplicationScoped
public class Reservations {
    private static final String EXCEEDED = "AL001";
    private static final int ID_LENGTH = 36;
    /// A route's calls end within an hour; after that nobody comes back for what was set aside.
    private static final Duration LONGEST_CALL = Duration.ofMinutes(70);

    private final Jdbi jdbi;
    private final Clock clock = Clock.systemUTC();

    Reservations(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What a call has used in the end.
    ///
    /// @param id the reservation's
    public record Settlement(UUID id, long cost, long tokens) {}

    /// A reservation of a replica that is gone.
    ///
    /// @param bound what the ledger is to say of the call
    public record Orphan(UUID id, UUID organisation, String bound, Instant createdAt) {}

    /// Sets aside what a call can use at most: with every allowance that counts it, or with none.
    ///
    /// @param ledgerRow what the ledger is to say if this replica dies, as JSON
    /// @throws AllowanceExceededException if too little is left of one
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void reserve(
            UUID id, UUID organisation, UUID replica, List<Allowance> allowances, Bound bound, String ledgerRow) {
        Instant now = clock.instant();
        List<Allowance> ordered =
                allowances.stream().sorted((a, b) -> compare(a.id(), b.id())).toList();
        try {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select 1 from reserve(:id, :organisation, :replica, :row::jsonb, :allowances,
                                :starts::timestamptz[],
                                :measures, :amounts)""")
                    .bind("id", id)
                    .bind("organisation", organisation)
                    .bind("replica", replica)
                    .bind("row", ledgerRow)
                    .bindArray(
                            "allowances",
                            UUID.class,
                            ordered.stream().map(Allowance::id).toList())
                    .bindArray(
                            "starts",
                            String.class,
                            ordered.stream()
                                    .map(a -> a.period().start(now).toString())
                                    .toList())
                    .bindArray(
                            "measures",
                            String.class,
                            ordered.stream().map(a -> a.measure().label()).toList())
                    .bindArray(
                            "amounts",
                            Long.class,
                            ordered.stream()
                                    .map(a -> amount(a.measure(), bound))
                                    .toList())
                    .mapTo(Integer.class)
                    .list());
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof java.sql.SQLException sql && EXCEEDED.equals(sql.getSQLState())) {
                throw exceeded(sql.getMessage(), ordered, now);
            }
            throw e;
        }
    }

    /// Settles in one statement.
    ///
    /// @return the ids of those that were not settled before
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> settle(List<Settlement> settlements) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("select settle(:ids, :costs, :tokens)")
                .bindArray(
                        "ids",
                        UUID.class,
                        settlements.stream().map(Settlement::id).toList())
                .bindArray(
                        "costs",
                        Long.class,
                        settlements.stream().map(Settlement::cost).toList())
                .bindArray(
                        "tokens",
                        Long.class,
                        settlements.stream().map(Settlement::tokens).toList())
                .mapTo(UUID.class)
                .list()));
    }

    /// Tells the others that this replica lives.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void beat(UUID replica) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into gateway_replica (id, seen_at) values (:id, now())
                        on conflict (id) do update set seen_at = now()""").bind("id", replica).execute());
    }

    /// Reservations that nobody will settle, locked: those of replicas that were not seen for a while, or never, and
    /// those
    /// older than any call can become.
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Orphan> orphans(long unseenSeconds, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id, r.org_id, r.bound, r.created_at from reservation r
                        where r.created_at < now() - make_interval(secs => :unseen)
                          and (r.created_at < now() - make_interval(secs => :longest)
                               or not exists (select 1 from gateway_replica g
                                              where g.id = r.replica_id
                                                and g.seen_at >= now() - make_interval(secs => :unseen)))
                        order by r.id limit :limit for update skip locked""")
                .bind("unseen", (double) unseenSeconds)
                .bind("longest", (double) LONGEST_CALL.toSeconds())
                .bind("limit", limit)
                .map((row, _) -> new Orphan(
                        row.getObject("id", UUID.class),
                        row.getObject("org_id", UUID.class),
                        row.getString("bound"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /// Forgets replicas that are gone and have left nothing.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void forgetGone() {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from gateway_replica g where g.seen_at < now() - interval '1 day'
                          and not exists (select 1 from reservation r where r.replica_id = g.id)""").execute());
    }

    private static long amount(Measure measure, Bound bound) {
        return switch (measure) {
            case COST -> bound.cost();
            case TOKENS -> bound.tokens();
            case REQUESTS, CONCURRENCY -> 1;
        };
    }

    /// As PostgreSQL orders them, which Java does not.
    private static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private static AllowanceExceededException exceeded(String message, List<Allowance> allowances, Instant now) {
        Map<String, Allowance> byId =
                allowances.stream().collect(Collectors.toMap(a -> a.id().toString(), Function.identity()));
        List<Allowance> named = new ArrayList<>();
        for (int i = 0; i + ID_LENGTH <= message.length() && named.isEmpty(); i++) {
            Allowance found = byId.get(message.substring(i, i + ID_LENGTH));
            if (found != null) {
                named.add(found);
            }
        }
        Allowance first = named.isEmpty() ? allowances.getFirst() : named.getFirst();
        return new AllowanceExceededException(
                first,
                first.measure() == Measure.CONCURRENCY ? 1 : first.period().secondsLeft(now));
    }
}
