package io.incubator.ai.usage;

import io.incubator.ai.limits.Allowance;
import io.incubator.ai.limits.Bound;
import io.incubator.ai.limits.Hold;
import io.incubator.ai.limits.Leases;
import io.incubator.ai.limits.Reservations;
import io.incubator.ai.usage.CallWriter.Ended;
import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// The way of every call into the books: set aside before, in a lease that this replica has in the
/// database, and written after, many at once. An answer may be out before its call is written:
/// until then the lease covers what it cost. A replica that is not seen for a while is taken for
/// dead, and what it had set aside is charged in full, since nobody can know how much of it was
/// used.
@Singleton
public class CallLedger {
    private static final Logger LOG = Logger.getLogger(CallLedger.class);
    private static final Duration WRITE = Duration.ofMillis(250);
    private static final Duration TOGETHER = Duration.ofMillis(20);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final long DEAD_AFTER_SECONDS = 15;
    private static final int BATCH = 500;

    private final Leases leases;
    private final Reservations reservations;
    private final CallWriter writer;
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
    private long nextWrite = System.nanoTime();
    private long nextTending = System.nanoTime();
    private final BackgroundLoop writing = new BackgroundLoop("call-ledger", WRITE, this::writeInTurn);
    private final BackgroundLoop beating = new BackgroundLoop("gateway-replica", BEAT, this::beat);

    CallLedger(Leases leases, Reservations reservations, CallWriter writer) {
        this.leases = leases;
        this.reservations = reservations;
        this.writer = writer;
    }

    void start(@Observes StartupEvent started) {
        writing.start();
        beating.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        beating.stop();
        writing.stop();
        write();
        leases.retire();
        write();
    }

    /// Sets aside what a call can use at most, if that needs no database.
    public Optional<Hold> reserveAtOnce(List<Allowance> allowances, ModelCall atMost) {
        return leases.takeAtOnce(allowances, bound(atMost));
    }

    /// Sets aside what a call can use at most; blocks.
    ///
    /// @throws io.incubator.ai.limits.AllowanceExceededException if too little is left
    public Hold reserve(List<Allowance> allowances, ModelCall atMost) {
        return leases.take(atMost.organisation(), allowances, bound(atMost), () -> writer.text(atMost));
    }

    /// Takes a call that has ended; does not wait.
    ///
    /// @param hold what was set aside for it, if anything was
    public void record(ModelCall call, Optional<Hold> hold) {
        hold.ifPresent(held -> held.settle(call.costNanos(), call.usage().tokens()));
        ended.add(new Ended(call, hold));
        writing.wake();
    }

    private static Bound bound(ModelCall atMost) {
        return new Bound(atMost.costNanos(), atMost.usage().tokens());
    }

    /// Not more often than there is something to gain: calls that end meanwhile are written together.
    private void writeInTurn() {
        long early = nextWrite - System.nanoTime();
        if (early > 0) {
            LockSupport.parkNanos(early);
        }
        write();
        nextWrite = System.nanoTime() + TOGETHER.toNanos();
        if (System.nanoTime() - nextTending >= 0) {
            nextTending = System.nanoTime() + WRITE.toNanos();
            leases.tend();
        }
    }

    private void write() {
        Leases.Surplus surplus = leases.surplus();
        List<Ended> batch = new ArrayList<>();
        do {
            batch.clear();
            for (Ended next = ended.poll(); next != null; next = batch.size() < BATCH ? ended.poll() : null) {
                batch.add(next);
            }
            if (!batch.isEmpty() || !surplus.isEmpty()) {
                write(batch, surplus);
            }
            surplus = Leases.Surplus.NONE;
        } while (!batch.isEmpty());
    }

    private void write(List<Ended> batch, Leases.Surplus surplus) {
        boolean written = false;
        try {
            writer.write(batch, surplus);
            written = true;
        } finally {
            if (!written) {
                // nothing of it is in the books: it waits for the database
                ended.addAll(batch);
            }
        }
        leases.written(batch.stream().flatMap(e -> e.hold().stream()).toList(), surplus);
    }

    private void beat() {
        reservations.beat(leases.replica());
        int adopted = writer.adopt(DEAD_AFTER_SECONDS, BATCH);
        if (adopted > 0) {
            LOG.warnf("reservations of a dead replica charged in full: count=%d", adopted);
        }
        reservations.forgetGone();
    }
}
