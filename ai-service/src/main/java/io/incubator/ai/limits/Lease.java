package io.incubator.ai.limits;

import io.incubator.kit.data.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// What this replica has set aside in PostgreSQL for the calls that the same allowances count, and what of it is free.
/// The database has at least what is free, held and spent but not yet written, so that nothing here can be overdrawn.
final class Lease {
    /// A lease is left for a new one long before its age makes others think that nobody comes back for it.
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final Duration RECALLED = Duration.ofSeconds(10);

    /// Whoever enlarges the lease does it alone.
    final ReentrantLock growing = new ReentrantLock();

    private final UUID id = Ids.next();
    private final UUID organisation;
    private final List<Allowance> allowances;
    private final Set<Measure> measures = EnumSet.noneOf(Measure.class);
    private final Instant opened;
    private final Instant until;
    private Amounts free = Amounts.NONE;
    private Amounts demand = Amounts.NONE;
    private Amounts demandBefore = Amounts.NONE;
    private Instant windowFrom;
    private Instant exactUntil = Instant.MIN;
    private int open;
    private boolean stored;
    private boolean retired;

    /// @param allowances in the order of their ids
    Lease(UUID organisation, List<Allowance> allowances, Instant now) {
        this.organisation = organisation;
        this.allowances = List.copyOf(allowances);
        this.opened = now;
        this.windowFrom = now;
        Instant end = now.plus(LONGEST);
        for (Allowance allowance : allowances) {
            measures.add(allowance.measure());
            Instant next = allowance.period().end(now);
            end = next.isBefore(end) ? next : end;
        }
        this.until = end;
    }

    UUID id() {
        return id;
    }

    UUID organisation() {
        return organisation;
    }

    List<Allowance> allowances() {
        return allowances;
    }

    /// When it was opened, which is in the periods it counts for.
    Instant opened() {
        return opened;
    }

    /// Only what an allowance counts.
    Amounts counted(Amounts all) {
        return new Amounts(
                measures.contains(Measure.COST) ? all.cost() : 0,
                measures.contains(Measure.TOKENS) ? all.tokens() : 0,
                measures.contains(Measure.REQUESTS) ? all.requests() : 0,
                measures.contains(Measure.CONCURRENCY) ? all.concurrency() : 0);
    }

    boolean counts(UUID allowance) {
        return allowances.stream().anyMatch(a -> a.id().equals(allowance));
    }

    /// Whether new calls may still be counted here.
    synchronized boolean isCurrent(Instant now) {
        return !retired && now.isBefore(until);
    }

    synchronized boolean isStored() {
        return stored;
    }

    /// Notes that a call waits for the lease to grow.
    synchronized void demand(Amounts bound) {
        demand = demand.plus(bound);
    }

    /// Takes from what is free.
    ///
    /// @param noted whether the call's demand was noted before
    synchronized Optional<Hold> take(Amounts bound, boolean noted, Instant now) {
        if (!isCurrent(now) || !free.covers(bound)) {
            return Optional.empty();
        }
        free = free.without(bound);
        open++;
        if (!noted) {
            demand(bound);
        }
        return Optional.of(new Hold(this, bound));
    }

    synchronized void free(Amounts amounts) {
        free = free.plus(amounts);
    }

    /// What is missing for a call.
    synchronized Amounts missing(Amounts bound) {
        return bound.without(free);
    }

    /// What calls of about a second set aside, less what is free.
    synchronized Amounts wish() {
        return recent().without(free);
    }

    /// Whether it should grow before calls have to wait for it.
    synchronized boolean runsLow(Instant now) {
        return stored
                && isCurrent(now)
                && now.isAfter(exactUntil)
                && !recent().isNone()
                && !free.covers(recent().half());
    }

    synchronized void grown(Amounts by) {
        stored = true;
        free = free.plus(by);
    }

    /// Counts no new calls here.
    synchronized void retire() {
        retired = true;
    }

    /// Somebody is short of what lies here: for a while nothing is kept that is not needed.
    synchronized void recalled(Instant now) {
        exactUntil = now.plus(RECALLED);
    }

    synchronized Amounts giveBackAll() {
        Amounts all = free;
        free = Amounts.NONE;
        return all;
    }

    /// What is not needed, and is free no more.
    synchronized Amounts surplus(Instant now) {
        if (!now.isBefore(windowFrom.plus(WINDOW))) {
            demandBefore = demand;
            demand = Amounts.NONE;
            windowFrom = now;
        }
        if (!isCurrent(now) || recent().isNone()) {
            retired |= open == 0 && !growing.isLocked();
            return giveBackAll();
        }
        if (!now.isAfter(exactUntil)) {
            return giveBackAll();
        }
        Amounts most = recent().twice();
        Amounts back = free.without(most);
        free = free.least(most);
        return back;
    }

    /// So many calls are written.
    synchronized void written(int calls) {
        open -= calls;
    }

    synchronized boolean isOver(Instant now) {
        return open == 0 && !growing.isLocked() && !isCurrent(now);
    }

    private Amounts recent() {
        return demandBefore.most(demand).twice();
    }
}
