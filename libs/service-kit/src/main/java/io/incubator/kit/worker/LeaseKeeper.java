package io.incubator.kit.worker;

import io.incubator.kit.runtime.BackgroundLoop;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Keeps the leases of this replica: renews them, passes cancellations on, and reports completions until
/// the ledger has answered. A job stays leased while its completion is on the way, so that a ledger that
/// is away loses nothing.
final class LeaseKeeper {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);
    private static final Duration REPORT_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int BATCH = 500;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final LedgerClient ledger;
    private final WorkerConfig config;
    /// What has waited longer for a hand was claimed too early: another worker may have one.
    private final Duration longestWait;
    private final Map<UUID, Execution> running = new ConcurrentHashMap<>();
    private final Queue<LedgerClient.Completion> finished = new ConcurrentLinkedQueue<>();
    private final BackgroundLoop heartbeat;
    private final BackgroundLoop reporter;
    private final JournalSender journals;

    LeaseKeeper(LedgerClient ledger, WorkerConfig config) {
        this(ledger, config, LONGEST_WAIT);
    }

    LeaseKeeper(LedgerClient ledger, WorkerConfig config, Duration longestWait) {
        this.longestWait = longestWait;
        this.ledger = ledger;
        this.config = config;
        this.heartbeat = new BackgroundLoop("lease-heartbeat", config.heartbeatPeriod(), this::beat);
        this.journals = new JournalSender(ledger, config, running::values);
        this.reporter = new BackgroundLoop("lease-completions", REPORT_AGAIN_AFTER, this::report);
    }

    void start() {
        heartbeat.start();
        reporter.start();
        journals.start();
    }

    /// Reports what is left, then ends. What cannot be reported now is requeued by the ledger when the
    /// lease expires.
    void stop() {
        journals.stop();
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
        running.values().stream().filter(e -> e.lease().kind().equals(kind)).forEach(execution -> {
            if (!giveBack(execution)) {
                execution.stop();
            }
        });
    }

    /// Looks after the longest wait whether any of these still waits for a hand, and hands it back.
    void watch(List<Execution> waiting) {
        CompletableFuture.delayedExecutor(longestWait.toMillis() + 1, TimeUnit.MILLISECONDS)
                .execute(() -> waiting.forEach(this::giveBackIfLate));
    }

    /// Hands back what has waited too long for a hand. One that could not be given to a hand for as long
    /// may have lost its lease meanwhile, in a process that was frozen.
    void giveBackIfLate(Execution execution) {
        if (execution.hasWaited(longestWait)) {
            giveBack(execution);
        }
    }

    /// Hands back a job no hand has begun; the attempt does not count.
    boolean giveBack(Execution execution) {
        return withdraw(execution, "released");
    }

    private boolean withdraw(Execution execution, String outcome) {
        boolean waited = execution.withdraw();
        if (waited) {
            complete(
                    execution,
                    new LedgerClient.Completion(
                            execution.jobId(), execution.lease().epoch(), outcome, null, null));
        }
        return waited;
    }

    private void beat() {
        // replies are heeded by the executions that were asked about: by the time they come, the same job may have been
        // claimed anew
        List<Execution> held = List.copyOf(running.values());
        for (int from = 0; from < held.size(); from += BATCH) {
            beat(held.subList(from, Math.min(held.size(), from + BATCH)).stream()
                    .collect(Collectors.toMap(Execution::jobId, Function.identity())));
        }
    }

    private void beat(Map<UUID, Execution> held) {
        Instant now = Instant.now();
        held.values().forEach(execution -> {
            giveBackIfLate(execution);
            execution.timeOutAfter(now);
        });
        List<LedgerClient.Beat> beats =
                held.values().stream().map(Execution::beat).toList();
        ledger.heartbeat(new LedgerClient.Heartbeats(config.name(), beats))
                .replies()
                .forEach(reply -> heed(held.get(reply.jobId()), reply.state()));
    }

    private void heed(Execution execution, String state) {
        switch (state) {
            case "cancel" -> {
                if (!withdraw(execution, "cancelled")) {
                    execution.cancel();
                }
            }
            case "timeout" -> {
                if (!giveBack(execution)) {
                    execution.timeOut();
                }
            }
            case "lost" -> {
                if (!execution.withdraw()) {
                    execution.lose();
                }
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
            batch.forEach(this::tellRest);
            report(batch);
            finished.removeIf(sameAs(batch)::contains);
            batch.forEach(this::release);
        }
    }

    private static Set<LedgerClient.Completion> sameAs(List<LedgerClient.Completion> batch) {
        Set<LedgerClient.Completion> same = Collections.newSetFromMap(new IdentityHashMap<>());
        same.addAll(batch);
        return same;
    }

    private void tellRest(LedgerClient.Completion completion) {
        Execution execution = running.get(completion.jobId());
        if (execution != null && execution.lease().epoch() == completion.epoch()) {
            journals.send(execution);
        }
    }

    /// A batch the ledger refuses as malformed or too large is reported one by one, so that one job's
    /// strange result does not keep the others from their end; that job fails, and says so.
    private void report(List<LedgerClient.Completion> batch) {
        try {
            ledger.complete(new LedgerClient.Completions(config.name(), batch)).replies().stream()
                    .filter(reply -> "stale".equals(reply.state()))
                    .forEach(reply -> LOG.warnf("completion came too late: job=%s", reply.jobId()));
        } catch (WebApplicationException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            if (batch.size() > 1) {
                batch.forEach(completion -> report(List.of(completion)));
            } else {
                LedgerClient.Completion refused = batch.getFirst();
                if (refused.outcome().equals("released")) {
                    // a ledger of the release before does not know the word; the lease runs out instead
                    return;
                }
                LOG.errorf(e, "completion refused, the job fails: job=%s", refused.jobId());
                reportRefused(refused);
            }
        }
    }

    private void reportRefused(LedgerClient.Completion refused) {
        LedgerClient.Failure why = new LedgerClient.Failure(
                "result-refused", "The ledger does not take what the worker handed in.", false);
        ledger.complete(new LedgerClient.Completions(
                config.name(),
                List.of(new LedgerClient.Completion(refused.jobId(), refused.epoch(), "failed", null, why))));
    }

    private static boolean isRefusal(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return status == Response.Status.BAD_REQUEST.getStatusCode()
                || status == Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();
    }

    /// Lets go of the attempt that was reported, not of a later one of the same job.
    private void release(LedgerClient.Completion completion) {
        running.computeIfPresent(
                completion.jobId(),
                (_, execution) -> execution.lease().epoch() == completion.epoch() ? null : execution);
    }
}
