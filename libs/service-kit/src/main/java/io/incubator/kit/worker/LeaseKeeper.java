package io.incubator.kit.worker;

import io.incubator.kit.runtime.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/// Keeps the leases of this replica: renews them, passes cancellations on, and reports completions until the ledger has
/// answered. A job stays leased while its completion is on the way, so that a ledger that is away loses nothing.
final class LeaseKeeper {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);
    private static final Duration REPORT_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final LedgerClient ledger;
    private final WorkerConfig config;
    private final Map<UUID, Execution> running = new ConcurrentHashMap<>();
    private final Queue<LedgerClient.Completion> finished = new ConcurrentLinkedQueue<>();
    private final BackgroundLoop heartbeat;
    private final BackgroundLoop reporter;

    LeaseKeeper(LedgerClient ledger, WorkerConfig config) {
        this.ledger = ledger;
        this.config = config;
        this.heartbeat = new BackgroundLoop("lease-heartbeat", config.heartbeatPeriod(), this::beat);
        this.reporter = new BackgroundLoop("lease-completions", REPORT_AGAIN_AFTER, this::report);
    }

    void start() {
        heartbeat.start();
        reporter.start();
    }

    /// Reports what is left, then ends. What cannot be reported now is requeued by the ledger when the lease expires.
    void stop() {
        reporter.stop();
        heartbeat.stop();
        if (!finished.isEmpty()) {
            try {
                report();
            } catch (RuntimeException e) {
                // the boundary of shutdown: the ledger requeues these when their leases expire
                LOG.warnf("completions not reported before the stop: count=%d reason=%s", finished.size(), e);
            }
        }
    }

    void wake() {
        heartbeat.wake();
    }

    void add(Execution execution) {
        running.put(execution.jobId(), execution);
    }

    void complete(Execution execution, LedgerClient.Completion completion) {
        if (execution.isLost()) {
            running.remove(execution.jobId(), execution);
            return;
        }
        finished.add(completion);
        reporter.wake();
    }

    /// Interrupts what still runs, so that it is handed back as retryable.
    void handBack(String kind) {
        running.values().stream().filter(e -> e.lease().kind().equals(kind)).forEach(Execution::stop);
    }

    private void beat() {
        List<LedgerClient.Beat> beats =
                running.values().stream().map(Execution::beat).toList();
        if (beats.isEmpty()) {
            return;
        }
        for (LedgerClient.HeartbeatReply reply : ledger.heartbeat(new LedgerClient.Heartbeats(config.name(), beats))
                .replies()) {
            Execution execution = running.get(reply.jobId());
            if (execution != null) {
                heed(execution, reply.state());
            }
        }
    }

    private void heed(Execution execution, String state) {
        switch (state) {
            case "cancel" -> execution.cancel();
            case "lost" -> {
                execution.lose();
                running.remove(execution.jobId(), execution);
            }
            default -> {
                // the lease goes on
            }
        }
    }

    private void report() {
        while (!finished.isEmpty()) {
            List<LedgerClient.Completion> batch = finished.stream().limit(BATCH).toList();
            LedgerClient.CompletionReplies answer = ledger.complete(new LedgerClient.Completions(config.name(), batch));
            answer.replies().stream()
                    .filter(reply -> "stale".equals(reply.state()))
                    .forEach(reply -> LOG.warnf("completion came too late: job=%s", reply.jobId()));
            finished.removeAll(batch);
            batch.forEach(completion -> running.remove(completion.jobId()));
        }
    }
}
