package io.incubator.launcher.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C and SIGTERM into an orderly end: the process waits until the one who was told has stopped everything.
final class StopSignal implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread owner = Thread.currentThread();
    private final Thread hook = new Thread(this::askAndWait, "stop-signal");

    private StopSignal() {}

    /// Whoever calls this is interrupted when the process shall end, and is waited for until [#close()].

    static StopSignal onShutdown() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /// Waits until somebody asks to stop.
    void await() {
        try {
            asked.await();
        } catch (InterruptedException _) {
            // that is how it is asked
        }
    }

    private void askAndWait() {
        asked.countDown();
        if (done.getCount() > 0) {
            owner.interrupt();
        }
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Something did not stop in time; ./incubator down stops what is left");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Everything is stopped: the process may end.
    @Override
    public void close() {
        done.countDown();
    }
}
