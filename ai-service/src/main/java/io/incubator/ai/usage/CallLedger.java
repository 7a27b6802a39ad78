package io.incubator.ai.usage;

import io.incubator.ai.limits.Allowance;
import io.incubator.ai.limits.Bound;
import io.incubator.ai.limits.Reservations;
import io.incubator.ai.usage.CallWriter.Ended;
import io.incubator.kit.data.Ids;
import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// The way of every call into the books: set aside before, written after. Calls that end while others are written wait
/// for the next batch. A replica that is not seen for a while is taken for dead, and what it had set aside is charged
/// in full, since nobody can know how much of it was used.
@Singleton
public class CallLedger {
    private static final Logger LOG = Logger.getLogger(CallLedger.class);
    private static final Duration WRITE = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final long DEAD_AFTER_SECONDS = 15;
    private static final int BATCH = 500;
    /// Half as many as there are connections: a crowd waits here, in turn and without a limit of time that a pool has.
    private static final int RESERVING_AT_ONCE = 4;

    private final UUID replica = Ids.next();
    private final Reservations reservations;
    private final CallWriter writer;
    private final Semaphore reserving = new Semaphore(RESERVING_AT_ONCE, true);
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final BackgroundLoop writing = new BackgroundLoop("call-ledger", WRITE, this::write);
    private final BackgroundLoop beating = new BackgroundLoop("gateway-replica", BEAT, this::beat);

    CallLedger(Reservations reservations, CallWriter writer) {
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
    }

    /// Sets aside what a call can use at most; blocks.
    ///
    /// @param atMost what the ledger is to say if this replica dies
    /// @throws io.incubator.ai.limits.AllowanceExceededException if too little is left
    public void reserve(List<Allowance> allowances, ModelCall atMost) {
        reserving.acquireUninterruptibly();
        try {
            reservations.reserve(
                    atMost.id(),
                    atMost.organisation(),
                    replica,
                    allowances,
                    new Bound(atMost.costNanos(), atMost.usage().tokens()),
                    writer.text(atMost));
        } finally {
            reserving.release();
        }
    }

    /// Takes a call that has ended; does not wait.
    public void record(ModelCall call, boolean reserved) {
        ended.add(new Ended(call, reserved));
        writing.wake();
    }

    private void write() {
        List<Ended> batch = new ArrayList<>();
        do {
            batch.clear();
            for (Ended next = ended.poll(); next != null; next = batch.size() < BATCH ? ended.poll() : null) {
                batch.add(next);
            }
            if (!batch.isEmpty()) {
                write(batch);
            }
        } while (!batch.isEmpty());
    }

    private void write(List<Ended> batch) {
        boolean written = false;
        try {
            writer.write(batch);
            written = true;
        } finally {
            if (!written) {
                // nothing of it is in the books: it waits for the database
                ended.addAll(batch);
            }
        }
    }

    private void beat() {
        reservations.beat(replica);
        int adopted = writer.adopt(DEAD_AFTER_SECONDS, BATCH);
        if (adopted > 0) {
            LOG.warnf("reservations of a dead replica charged in full: count=%d", adopted);
        }
        reservations.forgetGone();
    }
}
