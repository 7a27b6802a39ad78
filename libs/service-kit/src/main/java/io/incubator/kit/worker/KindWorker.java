package io.incubator.kit.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.observability.Traces;
import io.incubator.kit.runtime.BackgroundLoop;
import io.incubator.kit.tenancy.Tenant;
import io.incubator.kit.tenancy.TenantContext;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/// Claims and runs the jobs of one kind.
final class KindWorker {
    private static final Duration HAND_BACK = Duration.ofSeconds(2);
    /// Most leases the ledger gives with one claim.
    private static final int MOST = 500;
    private static final Logger LOG = Logger.getLogger(KindWorker.class);

    private final JobHandler handler;
    private final LedgerClient ledger;
    private final ObjectMapper json;
    private final WorkerConfig config;
    private final LeaseKeeper leases;
    private final Traces traces;
    private final Waiting waiting;
    private final Pace pace;
    private final BackgroundLoop claimer;
    /// Whether the ledger may have more than it gave; otherwise it rings when it has.
    private volatile boolean more = true;
    private volatile boolean claiming = true;

    KindWorker(
            JobHandler handler,
            LedgerClient ledger,
            ObjectMapper json,
            WorkerConfig config,
            LeaseKeeper leases,
            Traces traces) {
        this.handler = handler;
        this.ledger = ledger;
        this.json = json;
        this.config = config;
        this.leases = leases;
        this.traces = traces;
        this.waiting = new Waiting(handler.concurrency(), this::begin);
        this.pace = new Pace(handler.concurrency(), MOST, config.ahead());
        this.claimer = new BackgroundLoop("claim-" + handler.kind(), config.pollPeriod(), this::claim);
    }

    String kind() {
        return handler.kind();
    }

    void start() {
        claimer.start();
    }

    void wake() {
        more = true;
        claimer.wake();
    }

    void stopClaiming() {
        claiming = false;
        claimer.stop();
    }

    /// Hands back what waits for a hand, lets running jobs end by then, and interrupts the others, which
    /// have a moment to be handed back.
    void drain(Instant until) {
        try {
            waiting.clear(leases::giveBack);
            if (!waiting.awaitAllFree(Duration.between(Instant.now(), until).toMillis())) {
                leases.handBack(handler.kind());
                waiting.awaitAllFree(HAND_BACK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes what the free hands can hold and what they will soon be free for, until the ledger has no more.
    private void claim() {
        for (int room = room(); room > 0 && claiming; room = room()) {
            // a bell that rings meanwhile counts
            more = false;
            RestResponse<LedgerClient.Leases> answer =
                    ledger.claim(new LedgerClient.ClaimRequest(handler.kind(), room, config.name()));
            if (!"false".equals(answer.getHeaderString(LedgerClient.MORE))) {
                more = true;
            }
            List<LedgerClient.Lease> leased = answer.getEntity().leases();
            List<Execution> taken = leased.stream().map(this::take).toList();
            if (waiting.size() > 0) {
                leases.watch(taken);
            }
            if (leased.size() < room) {
                return;
            }
        }
    }

    /// A claim of few costs about as much as one of many: while more than half of what may wait is there,
    /// it has time.
    private int room() {
        int ahead = pace.ahead();
        int there = waiting.size();
        return there > ahead / 2 ? 0 : Math.min(MOST, waiting.idleHands() + ahead - there);
    }

    private Execution take(LedgerClient.Lease lease) {
        Execution execution = new Execution(lease, json, leases::wake, this::freeHand);
        leases.add(execution);
        waiting.add(execution);
        return execution;
    }

    private void begin(Execution execution) {
        LedgerClient.Lease lease = execution.lease();
        Thread.ofVirtual().name("job-" + lease.kind() + "-" + lease.jobId()).start(() -> run(execution));
    }

    private void run(Execution execution) {
        leases.giveBackIfLate(execution);
        if (!execution.begin(Thread.currentThread())) {
            execution.freeHand();
            return;
        }
        long start = System.nanoTime();
        traces.run(execution.lease().traceparent(), "job " + kind(), SpanKind.CONSUMER, () -> runTraced(execution));
        pace.took(Duration.ofNanos(System.nanoTime() - start));
    }

    private void runTraced(Execution execution) {
        try {
            LedgerClient.Completion completion = TenantContext.call(
                    new Tenant(execution.organisation(), execution.subject()), () -> attempt(execution));
            leases.complete(execution, completion);
        } finally {
            execution.freeHand();
        }
    }

    private void freeHand() {
        waiting.freeHand();
        if (more) {
            claimer.wake();
        }
    }

    private LedgerClient.Completion attempt(Execution execution) {
        try {
            Object result = json.valueToTree(handler.handle(execution));
            execution.finish();
            return completion(execution, "succeeded", result, null);
        } catch (JobFailure e) {
            if (execution.isTimedOut() || execution.isStopping()) {
                return abnormal(execution, e);
            }
            LOG.warnf(e, "job failed: kind=%s job=%s code=%s", kind(), execution.jobId(), e.code());
            return failed(execution, e.code(), e.getMessage(), e.retryable());
        } catch (Exception e) {
            // the boundary of a job: whatever a handler throws becomes the job's outcome, and the worker lives
            return abnormal(execution, e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            LOG.errorf(e, "job exhausted the worker: kind=%s job=%s", kind(), execution.jobId());
            return failed(execution, "resources-exhausted", "The job needed more memory than a worker has.", true);
        } catch (Error e) {
            // a class that is not there, an assertion: as bad as an exception, and no reason to hold the job for ever
            LOG.errorf(e, "job failed unexpectedly: kind=%s job=%s", kind(), execution.jobId());
            return failed(execution, "unexpected-failure", "The job failed unexpectedly.", true);
        }
    }

    private LedgerClient.Completion abnormal(Execution execution, Exception e) {
        if (execution.isTimedOut()) {
            return failed(execution, "run-limit-exceeded", "The attempt took longer than the job's run limit.", true);
        }
        if (execution.isCancelled()) {
            execution.finish();
            return completion(execution, "cancelled", null, null);
        }
        if (execution.isStopping()) {
            execution.finish();
            return completion(execution, "released", null, null);
        }
        LOG.errorf(e, "job failed unexpectedly: kind=%s job=%s", kind(), execution.jobId());
        return failed(execution, "unexpected-failure", "The job failed unexpectedly.", true);
    }

    private static LedgerClient.Completion failed(Execution execution, String code, String message, boolean retry) {
        execution.finish();
        return completion(execution, "failed", null, new LedgerClient.Failure(code, message, retry));
    }

    private static LedgerClient.Completion completion(
            Execution execution, String outcome, Object result, LedgerClient.Failure failure) {
        return new LedgerClient.Completion(execution.jobId(), execution.lease().epoch(), outcome, result, failure);
    }
}
