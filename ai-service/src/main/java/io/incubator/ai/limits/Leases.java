package io.incubator.ai.limits;

import io.incubator.ai.limits.LeaseRepository.Draw;
import io.incubator.kit.data.Ids;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The leases of this replica. A call takes from one in memory; only one that runs out asks the database.
@Singleton
public class Leases {
    /// Half as many as there are connections: a crowd waits here, in turn and without a limit of time that a pool has.
    private static final int AT_ONCE = 4;
    private static final Duration RECALL = Duration.ofSeconds(1);
    private static final Duration RECALL_STEP = Duration.ofMillis(100);

    private final UUID replica = Ids.next();
    private final LeaseRepository repository;
    private final Semaphore asking = new Semaphore(AT_ONCE, true);
    private final Map<List<Part>, Lease> current = new ConcurrentHashMap<>();
    private final Map<UUID, Lease> all = new ConcurrentHashMap<>();

    Leases(LeaseRepository repository) {
        this.repository = repository;
    }

    /// What calls of one kind are counted by: as it was when the lease was opened.
    private record Part(UUID allowance, long version) {}

    /// One call that has ended.
    public record Spent(Hold hold, long cost, long tokens) {}

    /// What is to be given back, and is free no more.
    public record Surplus(Map<UUID, Amounts> amounts, Set<UUID> closed) {
        /// Nothing at all.
        public static final Surplus NONE = new Surplus(Map.of(), Set.of());

        /// Copies what it is given.
        public Surplus {
            amounts = Map.copyOf(amounts);
            closed = Set.copyOf(closed);
        }

        /// Whether there is nothing to give back.
        public boolean isEmpty() {
            return amounts.isEmpty() && closed.isEmpty();
        }
    }

    /// This replica's id, by which others see that it lives.
    public UUID replica() {
        return replica;
    }

    /// Sets aside what a call can use at most, if that is possible without asking the database.
    public Optional<Hold> takeAtOnce(List<Allowance> allowances, Bound bound) {
        Lease lease = current.get(parts(allowances));
        return lease == null ? Optional.empty() : lease.take(lease.counted(Amounts.of(bound)), false, Instant.now());
    }

    /// Sets aside what a call can use at most: with every allowance that counts it, or with none; blocks.
    ///
    /// @param ledgerRow what the ledger is to say of a lease if this replica dies, as JSON
    /// @throws AllowanceExceededException if too little is left of one
    public Hold take(UUID organisation, List<Allowance> allowances, Bound bound, Supplier<String> ledgerRow) {
        Lease asked = null;
        while (true) {
            Instant now = Instant.now();
            Lease lease = lease(organisation, allowances, now);
            Amounts amounts = lease.counted(Amounts.of(bound));
            if (lease != asked) {
                lease.demand(amounts);
                asked = lease;
            }
            lease.growing.lock();
            try {
                Optional<Hold> hold = lease.take(amounts, true, now);
                if (hold.isPresent()) {
                    return hold.get();
                }
                if (lease.isCurrent(now)) {
                    grow(lease, amounts, ledgerRow);
                }
            } finally {
                lease.growing.unlock();
            }
        }
    }

    /// What is not needed now; whoever takes it has it written. If that fails it stays set aside until the lease ends.
    public Surplus surplus() {
        Instant now = Instant.now();
        Map<UUID, Amounts> back = new HashMap<>();
        for (Lease lease : all.values()) {
            Amounts amounts = lease.surplus(now);
            if (!amounts.isNone()) {
                back.put(lease.id(), amounts);
            }
        }
        Set<UUID> closed =
                all.values().stream().filter(l -> l.isOver(now)).map(Lease::id).collect(Collectors.toSet());
        current.values().removeIf(lease -> closed.contains(lease.id()));
        return new Surplus(back, closed);
    }

    /// Which leases of these calls are not gone; they stay until the transaction ends.
    public Set<UUID> present(Collection<UUID> leases) {
        return repository.present(leases);
    }

    /// Writes what was spent and given back, in the transaction at hand.
    public void write(Collection<Spent> spent, Surplus surplus) {
        Map<UUID, Draw> draws = new HashMap<>();
        for (Spent one : spent) {
            Lease lease = one.hold().lease();
            draws.merge(
                    lease.id(),
                    new Draw(
                            one.hold().drawn(one.cost(), one.tokens()),
                            lease.counted(Amounts.spent(one.cost(), one.tokens()))),
                    Draw::plus);
        }
        surplus.amounts().forEach((id, back) -> draws.merge(id, new Draw(back, Amounts.NONE), Draw::plus));
        repository.draw(draws, surplus.closed());
    }

    /// Calls are in the books, and leases closed.
    public void written(Collection<Hold> holds, Surplus surplus) {
        holds.forEach(hold -> hold.lease().written(1));
        surplus.closed().forEach(all::remove);
    }

    /// Opens no calls any more in the leases at hand, so that all can be given back.
    public void retire() {
        all.values().forEach(Lease::retire);
    }

    /// Whether anything is set aside here.
    public boolean isHolding() {
        return !all.isEmpty();
    }

    /// Lets leases grow before calls have to wait, and tells those that others are short of.
    public void tend() {
        Instant now = Instant.now();
        List<UUID> stored =
                all.values().stream().filter(Lease::isStored).map(Lease::id).toList();
        if (stored.isEmpty()) {
            return;
        }
        for (UUID id : repository.recalled(stored)) {
            Lease lease = all.get(id);
            if (lease != null) {
                lease.recalled(now);
            }
        }
        for (Lease lease : all.values()) {
            if (lease.runsLow(now) && lease.growing.tryLock()) {
                try {
                    ask(lease, Amounts.NONE, () -> "null");
                } catch (AllowanceExceededException lowered) {
                    // the allowance has shrunk or is gone: calls to come find out what is left
                    lease.retire();
                } finally {
                    lease.growing.unlock();
                }
            }
        }
    }

    private Lease lease(UUID organisation, List<Allowance> allowances, Instant now) {
        return current.compute(parts(allowances), (_, known) -> {
            if (known != null && known.isCurrent(now)) {
                return known;
            }
            Lease opened = new Lease(organisation, ordered(allowances), now);
            all.put(opened.id(), opened);
            return opened;
        });
    }

    private void grow(Lease lease, Amounts bound, Supplier<String> ledgerRow) {
        try {
            ask(lease, lease.missing(bound), ledgerRow);
        } catch (AllowanceExceededException scarce) {
            if (!giveBack(scarce.allowance(), lease) && !waitForOthers(scarce.allowance(), lease, bound, ledgerRow)) {
                throw scarce;
            }
        }
    }

    private void ask(Lease lease, Amounts need, Supplier<String> ledgerRow) {
        asking.acquireUninterruptibly();
        boolean answered = false;
        try {
            Optional<Amounts> granted = repository.take(lease, replica, need, lease.wish(), ledgerRow.get());
            granted.ifPresentOrElse(lease::grown, lease::retire);
            answered = true;
        } catch (AllowanceExceededException scarce) {
            answered = true;
            throw scarce;
        } finally {
            asking.release();
            if (!answered) {
                // who knows whether it was granted: what was is given back when the lease is closed
                lease.grown(Amounts.NONE);
                lease.retire();
            }
        }
    }

    /// Gives back what this replica's other leases have free of an allowance.
    private boolean giveBack(Allowance scarce, Lease needy) {
        Map<UUID, Draw> back = new HashMap<>();
        for (Lease lease : all.values()) {
            if (lease != needy && lease.counts(scarce.id())) {
                Amounts free = lease.giveBackAll();
                if (!free.isNone()) {
                    back.put(lease.id(), new Draw(free, Amounts.NONE));
                }
            }
        }
        if (!back.isEmpty()) {
            repository.draw(back, List.of());
        }
        return !back.isEmpty();
    }

    /// Waits until other replicas have given back what they do not need.
    private boolean waitForOthers(Allowance scarce, Lease lease, Amounts bound, Supplier<String> ledgerRow) {
        if (!repository.recall(scarce, lease, replica)) {
            return false;
        }
        long until = System.nanoTime() + RECALL.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(RECALL_STEP.toNanos());
            try {
                ask(lease, lease.missing(bound), ledgerRow);
                return true;
            } catch (AllowanceExceededException still) {
                // they look for it every quarter of a second
            }
        }
        return false;
    }

    private static List<Part> parts(List<Allowance> allowances) {
        return allowances.stream().map(a -> new Part(a.id(), a.version())).toList();
    }

    /// As PostgreSQL orders them, which Java does not.
    private static List<Allowance> ordered(List<Allowance> allowances) {
        return allowances.stream()
                .sorted((a, b) -> {
                    int high = Long.compareUnsigned(a.id().getMostSignificantBits(), b.id().getMostSignificantBits());
                    return high != 0
                            ? high
                            : Long.compareUnsigned(a.id().getLeastSignificantBits(), b.id().getLeastSignificantBits());
                })
                .toList();
    }
}
