package io.incubator.bench.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A worker by the rules of the kit's: it claims for the hands that are free, when one comes free or the bell rings,
/// and reports what is done in batches, beside.
final class Hands implements AutoCloseable {
    private static final int BATCH = 500;

    private final Claim claim;
    private final Report report;
    private final Consumer<String> job;
    private final Semaphore free;
    private final int most;
    private final Semaphore signal = new Semaphore(1);
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final AtomicInteger reported = new AtomicInteger();
    private volatile boolean open = true;
    private volatile Exception failure;
    private Thread claimer;
    private Thread reporter;

    Hands(int most, Claim claim, Report report, Consumer<String> job) {
        this.most = most;
        this.claim = claim;
        this.report = report;
        this.job = job;
        this.free = new Semaphore(most);
    }

    void start() {
        claimer = Thread.ofVirtual().name("claimer").start(() -> whileOpen(this::claimOnce));
        reporter = Thread.ofVirtual().name("reporter").start(() -> whileOpen(this::reportOnce));
    }

    /// There may be work.
    void wake() {
        signal.release();
    }

    /// Works until so many jobs are done and reported.
    void work(int jobs) throws Exception {
        start();
        await(jobs);
    }

    void await(int jobs) throws Exception {
        while (reported.get() < jobs) {
            if (failure != null) {
                throw failure;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private void claimOnce() throws Exception {
        if (signal.tryAcquire(1, TimeUnit.SECONDS)) {
            signal.drainPermits();
        }
        for (int room = free.availablePermits(); room > 0; room = free.availablePermits()) {
            List<String> claimed = claim.upTo(Math.min(room, most));
            for (String one : claimed) {
                free.acquire();
                Thread.ofVirtual().start(() -> run(one));
            }
            if (claimed.size() < room) {
                return;
            }
        }
    }

    private void run(String one) {
        job.accept(one);
        done.add(one);
        free.release();
        signal.release();
    }

    private void reportOnce() throws Exception {
        String first = done.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            List<String> batch = new ArrayList<>(List.of(first));
            done.drainTo(batch, BATCH - 1);
            report.of(batch);
            reported.addAndGet(batch.size());
        }
    }

    private void whileOpen(Step step) {
        try {
            while (open) {
                step.take();
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        signal.release();
        claimer.join();
        reporter.join();
    }

    /// Leases of up to so many jobs.
    interface Claim {
        List<String> upTo(int max) throws Exception;
    }

    /// Tells the ledger that these are done.
    interface Report {
        void of(List<String> done) throws Exception;
    }

    private interface Step {
        void take() throws Exception;
    }
}
