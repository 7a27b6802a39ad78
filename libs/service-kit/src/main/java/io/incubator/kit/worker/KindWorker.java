package io.incubator.kit.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.observability.Traces;
import io.incubator.kit.runtime.BackgroundLoop;
import io.incubator.kit.tenancy.Tenant;
import io.incubator.kit.tenancy.TenantContext;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Claims and runs the jobs of one kind.
final class KindWorker {
    private static final Duration HAND_BACK = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(KindWorker.class);

    private final JobHandler handler;
    private final LedgerClient ledger;
    private final ObjectMapper json;
    private final WorkerConfig config;
    private final LeaseKeeper leases;
    private final Traces traces;
    private final Semaphore hands;
    private final int concurrency;
    private final BackgroundLoop claimer;

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
        this.concurrency = handler.concurrency();
        this.hands = new Semaphore(concurrency);
        this.claimer = new BackgroundLoop("claim-" + handler.kind(), config.pollPeriod(), this::claim);
    }

    String kind() {
        return handler.kind();
    }

    void start() {
        claimer.start();
    }

    void wake() {
        claimer.wake();
    }

    void stopClaiming() {
        claimer.stop();
    }

    /// Lets running jobs end by then, and interrupts the others, which have a moment to be handed back.
    void drain(Instant until) {
        try {
            if (!allHandsFreeWithin(Duration.between(Instant.now(), until))) {
                leases.handBack(handler.kind());
                allHandsFreeWithin(HAND_BACK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean allHandsFreeWithin(Duration time) throws InterruptedException {
        if (hands.tryAcquire(concurrency, Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS)) {
            hands.release(concurrency);
            return true;
        }
        return false;
    }

    /// Takes what the free hands can hold, until the ledger has no more.
    private void claim() {
        for (int free = hands.availablePermits(); free > 0; free = hands.availablePermits()) {
            LedgerClient.Leases claimed =
                    ledger.claim(new LedgerClient.ClaimRequest(handler.kind(), free, config.name()));
            claimed.leases().forEach(this::begin);
            if (claimed.leases().size() < free) {
                return;
            }
        }
    }

    private void begin(LedgerClient.Lease lease) {
        hands.acquireUninterruptibly();
        Execution execution = new Execution(lease, json, leases::wake, this::freeHand);
        leases.add(execution);
        Thread.ofVirtual().name("job-" + lease.kind() + "-" + lease.jobId()).start(() -> run(execution));
    }

    private void run(Execution execution) {
        traces.run(execution.lease().traceparent(), "job " + kind(), SpanKind.CONSUMER, () -> runTraced(execution));
    }

    private void runTraced(Execution execution) {
        try {
            execution.runsOn(Thread.currentThread());
            LedgerClient.Completion completion = TenantContext.call(
                    new Tenant(execution.organisation(), execution.subject()), () -> attempt(execution));
            leases.complete(execution, completion);
        } finally {
            execution.freeHand();
        }
    }

    private void freeHand() {
        hands.release();
        claimer.wake();
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
