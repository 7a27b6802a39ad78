package io.incubator.launcher.suite;

import io.incubator.launcher.gateway.Replicas;
import io.incubator.local.process.Await;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one replica of a service alive: takes it into the network when it is ready, out when it ends, and starts it
/// again when that was not asked for.
final class Supervised {
    private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);
    /// a first start makes the tables too, perhaps on a machine that is busy with others
    static final Duration START_PATIENCE = Duration.ofMinutes(5);
    /// asking costs both sides; while they start, they have better things to do
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(250);

    /// how long a replica that is replaced has for what it was asked before it is told to end
    private static final Duration ANSWERING = Duration.ofSeconds(3);

    /// how a JVM ends that finds its own memory damaged (SIGABRT)
    private static final int ABORTED = 134;

    private final ServiceName service;
    private final int number;
    private final Replicas network;
    private final HttpClient client;
    private final Duration patience;
    private final Runnable changed;
    private final Backoff backoff = new Backoff();

    private volatile Build build;
    private volatile ServiceProcess process;
    private volatile boolean wanted;
    /// in a row, without having been ready in between
    private volatile int failedStarts;

    /// What a replica is started from.
    ///
    /// @param failed called when the process ended before it was ready, or its JVM broke down
    record Build(Supplier<ServiceProcess> starter, Runnable failed) {}

    /// @param patience how long whoever waits for readiness waits
    /// @param changed called whenever the process is another one
    Supervised(
            ServiceName service,
            int number,
            Build build,
            Replicas network,
            HttpClient client,
            Duration patience,
            Runnable changed) {
        this.service = service;
        this.number = number;
        this.build = build;
        this.network = network;
        this.client = client;
        this.patience = patience;
        this.changed = changed;
    }

    ServiceName service() {
        return service;
    }

    Optional<RunRecord.Replica> record() {
        return Optional.ofNullable(process)
                .filter(ServiceProcess::isAlive)
                .map(running -> running.record(service, number));
    }

    Optional<Long> pid() {
        return Optional.ofNullable(process).filter(ServiceProcess::isAlive).map(ServiceProcess::pid);
    }

    /// Whether it gets calls: who is told so and calls at once is served.
    boolean isReady() {
        ServiceProcess current = process;
        return current != null && network.has(current.port());
    }

    /// Starts the process and returns at once; [#awaitReady()] waits.
    synchronized void start() {
        if (wanted && process.isAlive()) {
            return;
        }
        wanted = true;
        failedStarts = 0;
        launch();
    }

    /// @throws IllegalStateException when the service gives up or takes too long
    void awaitReady() {
        Await.until(patience, () -> isReady() || !wanted || failedStarts > 1);
        if (!isReady()) {
            throw doesNotStart(process);
        }
    }

    private IllegalStateException doesNotStart(ServiceProcess failed) {
        return new IllegalStateException(service.fullName() + " does not start; the end of " + failed.log() + " says:\n"
                + LogTail.of(failed.log(), 15));
    }

    /// Ends the process for good, or until it is started again.
    synchronized void stop() {
        wanted = false;
        if (process != null) {
            network.remove(process.port());
            process.stop();
        }
    }

    /// Puts a process of another build in the place of this one, and no caller notices: the newcomer is
    /// ready before the other gets no more calls, and that one ends when it has answered those it had.
    ///
    /// @param other what this replica is started from, from now on
    /// @throws IllegalStateException when the newcomer does not get ready; all is as it was then
    void replace(Build other) {
        ServiceProcess newcomer = other.starter().get();
        Instant since = Instant.now();
        boolean comes = awaitReady(newcomer) && newcomer.isAlive();
        ServiceProcess leaving;
        synchronized (this) {
            if (!comes || !wanted) {
                other.failed().run();
                newcomer.stop();
                throw doesNotStart(newcomer);
            }
            leaving = process;
            build = other;
            process = newcomer;
            follow(newcomer, since);
        }
        network.add(newcomer.port());
        changed.run();
        network.remove(leaving.port());
        // what takes longer, a stream above all, is left to the service, which ends it or waits for it
        Await.until(ANSWERING, () -> network.isIdle(leaving.port()));
        leaving.stop();
    }

    /// Kills the process; it is started again like after any crash.
    synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    private void launch() {
        ServiceProcess started = build.starter().get();
        Instant since = Instant.now();
        process = started;
        changed.run();
        follow(started, since);
    }

    private void follow(ServiceProcess started, Instant since) {
        Thread.ofVirtual().name(service.fullName() + "-" + number).start(() -> watch(started, since));
    }

    private void watch(ServiceProcess started, Instant since) {
        while (!awaitReady(started)) {
            LOG.atWarn()
                    .addKeyValue("service", service.fullName())
                    .addKeyValue("replica", number)
                    .addKeyValue("since", since)
                    .log("Service is slow to start");
        }
        boolean wasReady = started.isAlive() && wanted;
        if (wasReady) {
            failedStarts = 0;
            network.add(started.port());
        }
        Instant ready = Instant.now();
        started.process().onExit().join();
        network.remove(started.port());
        if (process != started) {
            // replaced: it ended because it was asked to, or would have been
            return;
        }
        failedStarts = wasReady ? 0 : failedStarts + 1;
        if (wanted) {
            if (!wasReady || started.process().exitValue() == ABORTED) {
                build.failed().run();
            }
            restart(started, wasReady ? Duration.between(ready, Instant.now()) : Duration.ZERO);
        }
    }

    private boolean awaitReady(ServiceProcess started) {
        return Await.until(patience, PROBE_INTERVAL, () -> !started.isAlive() || !wanted || started.isReady(client));
    }

    private void restart(ServiceProcess ended, Duration served) {
        Duration wait = backoff.afterCrash(served);
        LOG.atWarn()
                .addKeyValue("service", service.fullName())
                .addKeyValue("replica", number)
                .addKeyValue("exit", ended.process().exitValue())
                .addKeyValue("crashes", backoff.crashes())
                .log("Service ended unasked");
        if (backoff.isExhausted()) {
            LOG.atError().addKeyValue("service", service.fullName()).log("Service is given up");
            wanted = false;
            return;
        }
        LockSupport.parkNanos(wait.toNanos());
        synchronized (this) {
            if (wanted && process == ended) {
                launch();
            }
        }
    }
}
