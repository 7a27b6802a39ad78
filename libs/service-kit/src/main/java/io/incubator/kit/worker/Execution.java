package io.incubator.kit.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;

/// One leased job while it runs on this replica.
final class Execution implements JobContext {
    private final LedgerClient.Lease lease;
    private final ObjectMapper json;
    private final Runnable progressed;
    private volatile Integer percent;
    private volatile String stage;
    private volatile boolean cancelled;
    private volatile boolean lost;
    private Thread thread;
    private boolean finished;

    Execution(LedgerClient.Lease lease, ObjectMapper json, Runnable progressed) {
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

    boolean isLost() {
        return lost;
    }

    synchronized void runsOn(Thread worker) {
        thread = worker;
    }

    /// After this no interrupt can reach the thread, which goes on to report.
    synchronized void finish() {
        finished = true;
        Thread.interrupted();
    }

    void cancel() {
        cancelled = true;
        interrupt();
    }

    /// The replica stops: the thread is interrupted, and the job handed back for another to do.
    void stop() {
        interrupt();
    }

    void lose() {
        lost = true;
        cancelled = true;
        interrupt();
    }

    private synchronized void interrupt() {
        if (!finished && thread != null) {
            thread.interrupt();
        }
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
    public void checkCancelled() {
        if (cancelled) {
            throw new JobCancelledException();
        }
    }
}
