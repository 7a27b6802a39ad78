package io.incubator.ai.limits;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Leases as all replicas see them. Everything is one statement, whatever number of calls it is for.
@ApplicationScoped
class LeaseRepository {
    private static final String EXCEEDED = "AL001";

    private final Jdbi jdbi;

    LeaseRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What leaves a lease, and how much of it was used.
    record Draw(Amounts drawn, Amounts spent) {
        Draw plus(Draw other) {
            return new Draw(drawn.plus(other.drawn), spent.plus(other.spent));
        }
    }

    /// Enlarges a lease by what is needed, and as much of the wish as can be spared.
    ///
    /// @param ledgerRow what the ledger is to say if this replica dies, as JSON
    /// @return by how much; empty if the lease is gone
    /// @throws AllowanceExceededException if too little is left of an allowance
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Amounts> take(Lease lease, UUID replica, Amounts need, Amounts wish, String ledgerRow) {
        List<Allowance> allowances = lease.allowances();
        try {
            List<Long> granted = jdbi.withHandle(handle -> handle.createQuery("""
                            select * from lease_take(:id, :open, :organisation, :replica, :row::jsonb, :allowances,
                                :starts::timestamptz[], :measures, :needs, :wishes)""")
                    .bind("id", lease.id())
                    .bind("open", !lease.isStored())
                    .bind("organisation", lease.organisation())
                    .bind("replica", replica)
                    .bind("row", ledgerRow)
                    .bindArray(
                            "allowances",
                            UUID.class,
                            allowances.stream().map(Allowance::id).toList())
                    .bindArray("starts", String.class, starts(lease))
                    .bindArray(
                            "measures",
                            String.class,
                            allowances.stream().map(a -> a.measure().label()).toList())
                    .bindArray("needs", Long.class, amounts(allowances, need))
                    .bindArray("wishes", Long.class, amounts(allowances, wish))
                    .mapTo(Long.class)
                    .list());
            return granted.isEmpty() ? Optional.empty() : Optional.of(granted(allowances, granted));
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && EXCEEDED.equals(sql.getSQLState())) {
                throw exceeded(String.valueOf(sql.getMessage()), lease);
            }
            throw e;
        }
    }

    /// Which of these leases are not gone; they stay until the transaction ends.
    @Transactional(Transactional.TxType.MANDATORY)
    Set<UUID> present(Collection<UUID> leases) {
        return leases.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbi.withHandle(handle -> handle.createQuery(
                                "select id from reservation where id = any (:ids) order by id for update")
                        .bindArray("ids", UUID.class, leases.toArray())
                        .mapTo(UUID.class)
                        .list()));
    }

    /// Writes what was spent and given back; those that are closed give back all they have.
    @Transactional
    void draw(Map<UUID, Draw> draws, Collection<UUID> closed) {
        List<UUID> ids = new ArrayList<>();
        List<String> measures = new ArrayList<>();
        List<Long> drawn = new ArrayList<>();
        List<Long> spent = new ArrayList<>();
        draws.forEach((id, draw) -> {
            for (Measure measure : Measure.values()) {
                if (draw.drawn().of(measure) != 0 || draw.spent().of(measure) != 0) {
                    ids.add(id);
                    measures.add(measure.label());
                    drawn.add(draw.drawn().of(measure));
                    spent.add(draw.spent().of(measure));
                }
            }
        });
        if (ids.isEmpty() && closed.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> handle.createQuery("select 1 from lease_draw(:ids, :measures, :drawn, :spent, :closed)")
                        .bindArray("ids", UUID.class, ids)
                        .bindArray("measures", String.class, measures)
                        .bindArray("drawn", Long.class, drawn)
                        .bindArray("spent", Long.class, spent)
                        .bindArray("closed", UUID.class, closed.toArray())
                        .mapTo(Integer.class)
                        .list());
    }

    /// Asks other replicas to give back what they do not need of an allowance.
    ///
    /// @return whether it is worth while to wait for it
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean recall(Allowance allowance, Lease lease, UUID replica) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select lease_recall(:allowance, :start::timestamptz, :replica)")
                        .bind("allowance", allowance.id())
                        .bind("start", allowance.period().start(lease.opened()).toString())
                        .bind("replica", replica)
                        .mapTo(Boolean.class)
                        .one());
    }

    /// Which of these leases hold what somebody is short of.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Set<UUID> recalled(Collection<UUID> leases) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct l.reservation_id from reservation_line l
                        join allowance_use u on u.allowance_id = l.allowance_id and u.period_start = l.period_start
                        where l.reservation_id = any (:ids) and u.recalled_at > now() - interval '10 seconds'""")
                .bindArray("ids", UUID.class, leases.toArray())
                .mapTo(UUID.class)
                .list()));
    }

    private static List<String> starts(Lease lease) {
        return lease.allowances().stream()
                .map(a -> a.period().start(lease.opened()).toString())
                .toList();
    }

    private static List<Long> amounts(List<Allowance> allowances, Amounts amounts) {
        return allowances.stream().map(a -> amounts.of(a.measure())).toList();
    }

    /// Lines of one measure have grown alike.
    private static Amounts granted(List<Allowance> allowances, List<Long> lines) {
        long[] byMeasure = new long[4];
        for (int i = 0; i < lines.size(); i++) {
            byMeasure[
                            switch (allowances.get(i).measure()) {
                                case COST -> 0;
                                case TOKENS -> 1;
                                case REQUESTS -> 2;
                                case CONCURRENCY -> 3;
                            }] =
                    lines.get(i);
        }
        return new Amounts(byMeasure[0], byMeasure[1], byMeasure[2], byMeasure[3]);
    }

    private static AllowanceExceededException exceeded(String message, Lease lease) {
        Allowance scarce = lease.allowances().stream()
                .filter(a -> message.contains(a.id().toString()))
                .findFirst()
                .orElseGet(() -> lease.allowances().getFirst());
        return new AllowanceExceededException(
                scarce,
                scarce.measure() == Measure.CONCURRENCY ? 1 : scarce.period().secondsLeft(Instant.now()));
    }
}
