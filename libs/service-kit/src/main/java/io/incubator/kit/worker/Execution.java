package io.incubator.kit.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// One leased job while it runs on this replica.
final class Execution implements JobContext {
    /// A wait that shortens no attempt worth mentioning.
    private static final Duration SHORT_WAIT = Duration.ofMillis(100);

    private final LedgerClient.Lease lease;
    private final ObjectMapper json;
    private final Runnable progressed;
    private volatile Integer percent;
    private volatile String stage;
    private volatile boolean cancelled;
    private volatile boolean lost;
    private volatile boolean timedOut;
    private volatile boolean stopping;
    /// The ledger itself wants an end of it.
    private volatile boolean told;
    private final Journal journal = new Journal();
    private final AtomicBoolean handFreed = new AtomicBoolean();
    private final Runnable freeHand;
    private final long leasedAt = System.nanoTime();
    private final Instant leasedOn = Instant.now();
    private Thread thread;
    private boolean finished;

    Execution(LedgerClient.Lease lease, ObjectMapper json, Runnable progressed, Runnable freeHand) {
        this.freeHand = freeHand;
        this.lease = lease;
        this.json = json;
        this.progressed = progressed;
    }

    LedgerClient.Lease lease() {
        return lease;
    }

    LedgerClient.Beat beat() {
        return new LedgerClient.Beat(lease.jobId(), lease.epoch(), percent, stage, null);
    }

    Journal journal() {
        return journal;
    }

    /// Frees the worker's hand, once: when the handler has ended, or when it does not end though the job
    /// is not its own any more.
    void freeHand() {
        if (handFreed.compareAndSet(false, true)) {
            freeHand.run();
        }
    }

    boolean isLost() {
        return lost;
    }

    /// A hand takes it up on this thread; false where it was withdrawn before.
    synchronized boolean begin(Thread worker) {
        if (finished) {
            return false;
        }
        thread = worker;
        return true;
    }

    /// Takes it from the jobs that wait for a hand; false where one has it.
    synchronized boolean withdraw() {
        if (finished || thread != null) {
            return false;
        }
        finished = true;
        return true;
    }

    /// Whether it has waited longer for a hand than it should: longer than this, or for a quarter of its
    /// run limit, which counts from the lease.
    boolean hasWaited(Duration longest) {
        Duration waited = Duration.ofNanos(System.nanoTime() - leasedAt);
        return waited.compareTo(longest) > 0
                || (lease.deadline() != null
                        && waited.compareTo(SHORT_WAIT) > 0
                        && waited.multipliedBy(4).compareTo(Duration.between(leasedOn, lease.deadline())) > 0);
    }

    /// After this no interrupt can reach the thread, which goes on to report.
    synchronized void finish() {
        finished = true;
        Thread.interrupted();
    }

    void cancel() {
        told = true;
        cancelled = true;
        interrupt();
    }

    /// The replica stops: the thread is interrupted, and the job handed back for another to do.
    void stop() {
        stopping = true;
        interrupt();
    }

    void lose() {
        lost = true;
        cancelled = true;
        interrupt();
        if (hasBegun()) {
            freeHand();
        }
    }

    private synchronized boolean hasBegun() {
        return thread != null;
    }

    private synchronized void interrupt() {
        if (!finished && thread != null) {
            thread.interrupt();
        }
    }

    /// The attempt has taken longer than it may.
    void timeOut() {
        told = true;
        timedOut = true;
        interrupt();
    }

    void timeOutAfter(Instant now) {
        if (!timedOut && hasBegun() && lease.deadline() != null && !now.isBefore(lease.deadline())) {
            timeOut();
        }
    }

    boolean isTimedOut() {
        return timedOut;
    }

    boolean isStopping() {
        return stopping;
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Override
    public UUID jobId() {
        return lease.jobId();
    }

    @Override
    public int attempt() {
        return lease.attempt();
    }

    @Override
    public UUID organisation() {
        return lease.organisation();
    }

    @Override
    public UUID subject() {
        return lease.subject();
    }

    @Override
    public String token() {
        return lease.token();
    }

    @Override
    public <T> T input(Class<T> type) {
        try {
            return json.treeToValue(lease.input(), type);
        } catch (JsonProcessingException e) {
            throw new JobFailure("invalid-input", "The job's input is not what this kind takes.", false, e);
        }
    }

    @Override
    public void progress(int percentDone, String stageName) {
        checkCancelled();
        percent = Math.clamp(percentDone, 0, 100);
        stage = stageName;
        progressed.run();
    }

    @Override
    public void log(Level level, String message, Map<String, ?> fields) {
        journal.log(level, message, fields);
    }

    @Override
    public void metric(String curve, long step, double value) {
        journal.point(curve, step, value);
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.ofNullable(lease.deadline());
    }

    @Override
    public boolean goesOnElsewhere() {
        return (lost || stopping) && !told;
    }

    @Override
    public void checkCancelled() {
        if (cancelled || timedOut || stopping) {
            throw new JobCancelledException();
        }
    }
}
