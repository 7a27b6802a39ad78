package io.incubator.kit.runtime;

import io.incubator.kit.problem.Outages;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Repeats a task: at once when woken, else once a period. A task that fails is logged and repeated soon, with
/// pauses that grow to the period; wakes that come while it runs are folded into one more run.
public final class BackgroundLoop {
    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 20;
    private static final Duration LATEST_FIRST_RUN = Duration.ofMinutes(1);

    private final String name;
    private final Duration period;
    private final Runnable task;
    private final Semaphore signal = new Semaphore(0);
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Thread thread;

    /// @param name names the thread, for thread dumps
    /// @param period how long the loop sleeps when nobody wakes it
    /// @param task what it repeats
    public BackgroundLoop(String name, Duration period, Runnable task) {
        this.name = name;
        this.period = period;
        this.task = task;
    }

    /// Starts the loop on a virtual thread; a second call does nothing.
    public void start() {
        start(Duration.ZERO);
    }

    /// The same for work nobody waits for. The first run comes at a random moment, after a quarter of the period at
    /// the least and a minute at the most, so that a start neither waits for it nor opens a connection for each
    /// of a dozen such loops.
    public void startLater() {
        long latest = Math.min(period.toMillis(), LATEST_FIRST_RUN.toMillis());
        start(Duration.ofMillis(ThreadLocalRandom.current().nextLong(latest / 4, latest + 1)));
    }

    private void start(Duration firstPause) {
        if (running.compareAndSet(false, true)) {
            thread = Thread.ofVirtual().name(name).start(() -> {
                await(firstPause);
                repeat();
            });
        }
    }

    /// Makes the loop run its task as soon as it can.
    public void wake() {
        signal.release();
    }

    /// Lets the run at hand finish, then ends the loop.
    public void stop() {
        if (running.compareAndSet(true, false)) {
            signal.release();
            try {
                if (!thread.join(STOP_WITHIN)) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void repeat() {
        int failures = 0;
        while (running.get()) {
            try {
                task.run();
                failures = 0;
            } catch (RuntimeException | Error e) {
                // the boundary of background work: nobody above could handle it, and the next run may succeed
                failures++;
                if (Outages.isOutage(e)) {
                    LOG.warnf("background work waits: loop=%s reason=%s", name, e.toString());
                } else {
                    LOG.errorf(e, "background work failed: loop=%s", name);
                }
            }
            await(failures == 0 ? nearlyAPeriod() : retryAfter(failures));
        }
    }

    /// A tenth of it is left to chance, so that loops which began together do not go on hand in hand, each in need of a
    /// connection at the same moment.
    private Duration nearlyAPeriod() {
        long millis = period.toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 10 + 1));
    }

    private Duration retryAfter(int failures) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return pause.compareTo(period) < 0 ? pause : period;
    }

    private void await(Duration pause) {
        try {
            if (running.get() && signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            running.set(false);
        }
    }
}
