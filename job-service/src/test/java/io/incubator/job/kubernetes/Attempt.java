package io.incubator.job.kubernetes;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incubator.kit.worker.JobContext;
import io.incubator.kit.worker.JobFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A worker's attempt at a job, under way.
record Attempt(CompletableFuture<Object> outcome, Thread worker) {
    static Attempt of(KubernetesJobHandler handler, JobContext context, KubernetesJob job) {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        Thread worker = Thread.ofVirtual().start(() -> {
            try {
                outcome.complete(handler.handle(context, job));
            } catch (InterruptedException | RuntimeException e) {
                outcome.completeExceptionally(e);
            }
        });
        return new Attempt(outcome, worker);
    }

    /// As the ledger does when the job is cancelled.
    void interrupt() {
        worker.interrupt();
    }

    /// Waits for it to fail.
    JobFailure failure() {
        return (JobFailure)
                catchThrowableOfType(ExecutionException.class, outcome::get).getCause();
    }
}
